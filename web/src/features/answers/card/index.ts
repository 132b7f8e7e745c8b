/** The answer in the card of its question: all that is read and asked there, routes and presenter on the server. */
export { AnswerSection } from './AnswerSection.tsx'
