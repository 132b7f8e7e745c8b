/** For whom a key is made: the product under its public name, and no other site. */
export type Site = { origin: string; host: string }

export function siteOf(publicUrl: string): Site {
  const { origin, hostname } = new URL(publicUrl)
  return { origin, host: hostname }
}
