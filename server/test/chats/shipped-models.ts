/** The models by which chats are read, for tests of what is read by them. */
export { loadStarter } from '../../src/modules/text/reader/starter.ts'
