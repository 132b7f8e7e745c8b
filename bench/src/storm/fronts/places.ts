/** The places of the pages of the storm, given out one after another. */
const PLACES = [
  { municipality: 'staraya-russa', agency: 'administration-staraya-russa' },
  { municipality: 'borovichi', agency: 'administration-borovichi' },
  { municipality: 'valday', agency: 'administration-valday' },
  { municipality: 'chudovo', agency: 'administration-chudovo' },
] as const

export function placeAt(index: number): { municipality: string; agency: string } {
  return PLACES[index % PLACES.length] ?? PLACES[0]
}
