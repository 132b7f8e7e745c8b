/** By the name of a field, its words in one line. */
export type Fields = Readonly<Record<string, string>>
