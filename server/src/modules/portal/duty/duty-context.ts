import type { Suggester } from '../../text/index.ts'
import type { ContactsContext } from '../contacts/index.ts'

export type DutyContext = ContactsContext & { loadSuggest: () => Promise<Suggester> }
