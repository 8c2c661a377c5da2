/**
 * Asks `rvu complete`. Where bash lists several words, each stands with its meaning, which bash never inserts because
 * no two words are alike up to it; where bash inserts one after the other (COMP_TYPE 37 and 42), they stand alone.
 * Bash 3.2, which macOS has, cannot print into an element of an array.
 */
export const BASH = `# bash completion for rvu, from: rvu completion bash
_rvu() {
  local word=\${COMP_WORDS[COMP_CWORD]} form=bash line
  case $COMP_TYPE in 37|42) form=words ;; esac
  COMPREPLY=()
  while IFS= read -r line; do
    if [ "$line" = :files ]; then
      compopt -o filenames 2>/dev/null
      while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -f -- "$word")
    else
      COMPREPLY+=("$line")
    fi
  done < <(command rvu complete "$form" "\${COMP_WORDS[@]:1:COMP_CWORD-1}" "=$word" 2>/dev/null)
  if [ "\${#COMPREPLY[@]}" = 1 ]; then
    case \${COMPREPLY[0]} in
      *=) compopt -o nospace 2>/dev/null ;;
      *' '*) printf -v line %q "\${COMPREPLY[0]}"; COMPREPLY=("$line") ;;
    esac
  fi
}
complete -F _rvu rvu
`;
