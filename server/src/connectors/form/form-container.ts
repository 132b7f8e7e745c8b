/** Each request is a conversation of its own: `form:<number of its first message>`. */
export function formContainer(threadId: string): string {
  return `form:${threadId}`
}
