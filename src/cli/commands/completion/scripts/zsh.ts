/** Works as a file _rvu in fpath and when it is sourced. Letters match in either case: ca-05 is CA-05. */
export const ZSH = `#compdef rvu
# zsh completion for rvu, from: rvu completion zsh
_rvu() {
  local line files
  local -a described
  local word=\${(Q)words[CURRENT]}
  for line in "\${(@f)$(command rvu complete zsh "\${(@Q)words[2,CURRENT-1]}" "=$word" 2>/dev/null)}"; do
    if [[ $line == :files ]]; then
      files=1
    elif [[ $line != *$'\\t'* ]]; then
      [[ -n $line ]] && described+=("\${line//:/\\\\:}")
    else
      described+=("\${\${line%%$'\\t'*}//:/\\\\:}:\${line#*$'\\t'}")
    fi
  done
  (( \${#described} )) && _describe -t words rvu described -M 'm:{a-zA-Z}={A-Za-z}'
  [[ -n $files ]] && _files
  return 0
}
if [[ \${funcstack[1]} == _rvu ]]; then
  _rvu "$@"
else
  compdef _rvu rvu
fi
`;
