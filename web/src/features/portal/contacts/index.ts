/** A body from inside: its contact, its people with their absences, its posts, and all posts as a file. */
export { BodyScreen } from './BodyScreen.tsx'
export { type Contacts, contactsQuery } from './contacts.queries.ts'
export { SheetMenu } from './SheetMenu.tsx'
