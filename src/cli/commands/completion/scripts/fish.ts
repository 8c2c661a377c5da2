export const FISH = `# fish completion for rvu, from: rvu completion fish
function __rvu_complete
    set -l before (commandline -opc)
    set -e before[1]
    set -l word (commandline -ct)
    for line in (command rvu complete fish $before "=$word" 2>/dev/null)
        if test "$line" = :files
            __fish_complete_path "$word"
        else
            echo $line
        end
    end
end
complete -c rvu -f -a '(__rvu_complete)'
`;
