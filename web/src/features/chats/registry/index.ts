/** Which conversations are chats of which municipality, the list a person sees, how a chat is set up and by which rules it lives. */
export { AddChatDialog } from './AddChatDialog.tsx'
export { ChatNav } from './ChatNav.tsx'
export { ChatSetup } from './ChatSetup.tsx'
