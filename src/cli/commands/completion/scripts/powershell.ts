export const POWERSHELL = `# PowerShell completion for rvu, from: rvu completion powershell (untested)
Register-ArgumentCompleter -Native -CommandName rvu, rvu.cmd, rvu.ps1 -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $before = @($commandAst.CommandElements |
    Select-Object -Skip 1 |
    Where-Object { $_.Extent.EndOffset -lt $cursorPosition } |
    ForEach-Object { if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $_.Value } else { $_.Extent.Text } })
  foreach ($line in @(rvu complete powershell @before "=$wordToComplete" 2>$null)) {
    if ($line -eq ':files') {
      [System.Management.Automation.CompletionCompleters]::CompleteFilename($wordToComplete)
      continue
    }
    $word, $meaning = $line -split "\`t", 2
    if (-not $meaning) { $meaning = $word }
    $text = if ($word -match '[\\s,]') { "'$word'" } else { $word }
    [System.Management.Automation.CompletionResult]::new($text, $word, 'ParameterValue', $meaning)
  }
}
`;
