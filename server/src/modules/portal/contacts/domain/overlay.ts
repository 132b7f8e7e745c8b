/** A thing with some of its fields changed; a field that nobody named stays as it is. */
export function overlay<Thing extends object>(
  thing: Thing,
  changes: { readonly [Field in keyof Thing]?: Thing[Field] | undefined },
): Thing {
  const next = { ...thing }
  for (const field in changes) {
    const value = changes[field]
    if (value !== undefined) next[field] = value
  }
  return next
}
