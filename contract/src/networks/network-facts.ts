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
  /**
   * The Government named it for official pages (order 2523-r of 02.09.2022). Null: what it has is no page that anybody
   * could open.
   */
  isNamedForOfficialPages: boolean | null
}

type Names = { ru: string; en: string }
