/** The answer in the card of its question: all that is read and asked there, routes and presenter on the server, section and editor in the web. */
export { AnswerEditor } from './AnswerEditor.tsx'
export { AnswerSection } from './AnswerSection.tsx'
