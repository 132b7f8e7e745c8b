import type { Part } from './contributions.queries.ts'
import type { WordsAct } from './kept-part-acts.ts'

/** Under which words that were begun of a part stay. */
export const begunWords = ({ id }: Pick<Part, 'id'>, act: WordsAct) => `part ${act} ${id}`
