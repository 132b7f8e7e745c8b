import type { ChatMessageResponse, ChatQuestionResponse } from '@veche/contract/chats.ts'

/** A resident's message for the tests of the talk. */
export function chatMessage(id: string, rest: Partial<ChatMessageResponse> = {}): ChatMessageResponse {
  return {
    id,
    text: 'Когда дадут тепло?',
    occurredAt: '2026-11-23T08:00:00.000Z',
    permalink: null,
    isOwn: false,
    isEdited: false,
    isDeleted: false,
    hasAttachments: false,
    hasPersonalData: false,
    author: { id: null, name: 'Вера Долгова', role: null },
    replyTo: null,
    class: 'question',
    reason: null,
    isCorrected: false,
    question: null,
    answers: [],
    delivery: null,
    writtenByName: null,
    files: [],
    isHinted: false,
    fake: null,
    ...rest,
  }
}

export function chatQuestion(rest: Partial<ChatQuestionResponse> = {}): ChatQuestionResponse {
  return {
    messageId: 'message',
    number: 1,
    class: 'question',
    state: 'open',
    openedAt: '2026-11-23T08:00:00.000Z',
    dueAt: '2026-11-23T10:00:00.000Z',
    answeredAt: null,
    answeredByMessageId: null,
    incidentId: null,
    incidentNumber: null,
    dutyToldAt: null,
    dutyToldTo: [],
    sameAs: null,
    toldAgain: 0,
    ...rest,
  }
}
