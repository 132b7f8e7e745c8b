/** Under which words that were begun of a thread stay. */
export const begunPost = (threadId: string) => `feedback post ${threadId}`
