/** The form of a post and what it says: streets are lines of a field, an empty choice is none. Pure. */
import type { Post, PostFields } from './contacts.queries.ts'

export type PostForm = Omit<PostFields, 'streets'> & { streets: string }

export const EMPTY_POST: PostForm = {
  ...{ name: '', unitCode: null, phone: '', email: '', note: '', topicCodes: [], groupCodes: [] },
  ...{ municipalityCodes: [], streets: '', scheduleCode: null, isEmergency: false },
  ...{ leadId: null, deputyId: null, isActive: true },
}

export function formOf({ id: _id, streets, ...post }: Post): PostForm {
  return { ...post, streets: streets.join('\n') }
}

export function saidOf(form: PostForm): PostFields {
  return {
    ...form,
    ...{ name: form.name.trim(), phone: form.phone.trim(), email: form.email.trim(), note: form.note.trim() },
    streets: form.streets
      .split(/[\n;]/)
      .map((street) => street.trim())
      .filter(Boolean),
  }
}
