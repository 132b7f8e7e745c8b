/** Writing an answer beside its question: the field, what is remarked, what the resident will see, and sending it. */
export { AnswerEditor } from './AnswerEditor.tsx'
