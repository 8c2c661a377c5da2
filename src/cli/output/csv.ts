/** Code and modifier of a refused service, "45378-TC", as two cells. */
export function serviceCells({ service }: { readonly service: string }): [code: string, modifier: string] {
  const [code = '', ...modifiers] = service.split('-');
  return [code, modifiers.join(' ')];
}
