/** Facts of a network that every part of the product may need. */
export type NetworkFacts = {
  /** In the database, in addresses and in the contract. */
  code: string
  /** In the staff's interface. */
  names: Names
  /** On the page that residents read. */
  publicNames: Names
  /** Where addresses of its posts lead, without the prefixes of other looks of the same page (`m.`, `www.`). */
  sites: readonly string[]
}

type Names = { ru: string; en: string }
