/** A body of tests with people and posts, entered as a person enters them. */

import type { Actor } from '../../src/modules/access/index.ts'
import { DESK_AGENCY, type Desk } from '../desk.ts'
import type { TestClient } from '../test-app.ts'

export const POST = {
  ...{ name: 'Сектор освещения', unitCode: null, phone: '8 (8162) 00-00-01', email: '', note: '' },
  ...{ topicCodes: ['roads.lighting'], groupCodes: [], municipalityCodes: [], streets: [] },
  ...{ scheduleCode: null, isEmergency: false, leadId: null, deputyId: null, isActive: true },
}

export function bodyOf(desk: Desk, actor: Actor = desk.people.coordinator) {
  const client = desk.test.as(actor)
  const called = async (send: ReturnType<TestClient['get']>) => {
    const response = await send
    return { status: response.statusCode, ...response.json() }
  }
  return {
    read: (agencyCode = DESK_AGENCY) => called(client.get(`/duty/bodies/${agencyCode}`)),
    save: (contact: object, agencyCode = DESK_AGENCY) =>
      called(client.patch(`/duty/bodies/${agencyCode}/contact`, contact)),
    addPerson: (person: object, agencyCode = DESK_AGENCY) =>
      called(client.post(`/duty/bodies/${agencyCode}/people`, { userId: null, phone: '', ...person })),
    changePerson: (id: string, changes: object) => called(client.patch(`/duty/people/${id}`, changes)),
    addPost: (post: object = {}, agencyCode = DESK_AGENCY) =>
      called(client.post(`/duty/bodies/${agencyCode}/posts`, { ...POST, ...post })),
    changePost: (id: string, changes: object) => called(client.patch(`/duty/posts/${id}`, changes)),
    addAbsence: (personId: string, absence: object) =>
      called(client.post(`/duty/people/${personId}/absences`, { substituteId: null, ...absence })),
    removeAbsence: (id: string) => called(client.delete(`/duty/absences/${id}`)),
    roster: (postId: string, day: string) => called(client.get(`/duty/posts/${postId}/roster?day=${day}`)),
    draft: (postId: string, body: object) => called(client.post(`/duty/posts/${postId}/roster/draft`, body)),
    saveRoster: (postId: string, body: object) => called(client.put(`/duty/posts/${postId}/roster`, body)),
    ask: (query: Record<string, string>) => called(client.get(`/duty/answer?${new URLSearchParams(query)}`)),
    map: (topicCode: string) => called(client.get(`/duty/map?topicCode=${topicCode}`)),
    /** The id of whoever was entered under this name. */
    person: async (name: string): Promise<string> => {
      await called(client.post(`/duty/bodies/${DESK_AGENCY}/people`, { userId: null, name, phone: '' }))
      return idOf((await client.get(`/duty/bodies/${DESK_AGENCY}`)).json().people, name)
    },
    post: async (post: { name: string; [field: string]: unknown }): Promise<string> => {
      await called(client.post(`/duty/bodies/${DESK_AGENCY}/posts`, { ...POST, ...post }))
      return idOf((await client.get(`/duty/bodies/${DESK_AGENCY}`)).json().posts, post.name)
    },
  }
}

function idOf(rows: { id: string; name: string }[], name: string): string {
  const row = rows.find((one) => one.name === name)
  if (!row) throw new Error(`Nothing is called ${name}`)
  return row.id
}
