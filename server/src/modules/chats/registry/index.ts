/** Which conversations are chats of which municipality, the list a person sees, how a chat is set up and by which rules it lives. */
export { listChats } from './list-chats.ts'
export { chatSetupRoutes } from './setup.routes.ts'
