import type { AnswersContext } from '../../answers/index.ts'
import type { BookContext } from '../writing/index.ts'

/** `publicUrl`: where whoever reads a post finds the Book. */
export type PostingContext = BookContext & AnswersContext & { publicUrl: string }
