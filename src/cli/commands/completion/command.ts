import { defineCommand } from '../../options/command.js';

export const SHELLS = ['bash', 'zsh', 'fish', 'powershell'] as const;
export type Shell = (typeof SHELLS)[number];

export const COMPLETION = defineCommand({
  name: 'completion',
  summary: 'completion with Tab for bash, zsh, fish and PowerShell',
  description: 'Print the script that makes a shell complete commands, options, places and codes.',
  argument: ['<shell>', SHELLS.join(', ')],
  names: [SHELLS],
  options: {},
  help: `
Tab then completes commands, options and their values: localities and states,
sections, releases, places of service, modifiers, and codes with their names
from the third character on. The script asks rvu itself, so it stays right when
rvu is updated. Releases that you added are not offered.

To install it:
  bash        add to ~/.bashrc:     source <(rvu completion bash)
  zsh         add to ~/.zshrc, below compinit:
                                    source <(rvu completion zsh)
  fish        run once:
                rvu completion fish > ~/.config/fish/completions/rvu.fish
  PowerShell  add to $PROFILE:
                rvu completion powershell | Out-String | Invoke-Expression

The scripts for bash, zsh and fish are tested in these shells; the one for
PowerShell has not been run. With bash 3.2, which macOS has:
  eval "$(rvu completion bash)"

Examples:
  rvu completion bash
  rvu completion zsh > ~/.zfunc/_rvu
`,
});
