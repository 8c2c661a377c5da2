/** Whether a code is the next one after another: 49187 after 49186. */
function follows(before: string, code: string): boolean {
  return before.charAt(0) === code.charAt(0) && Number(code.slice(1)) === Number(before.slice(1)) + 1;
}

/** Codes in order, three or more that follow one another as a range: "49186-49190", "97001" */
export function codeRuns(codes: readonly string[]): string[] {
  const runs: string[][] = [];
  for (const code of codes) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last !== undefined && follows(last, code)) run.push(code);
    else runs.push([code]);
  }
  return runs.flatMap((run) => (run.length > 2 ? [`${run[0]}-${run.at(-1)}`] : run));
}
