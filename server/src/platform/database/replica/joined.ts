/**
 * Joins callers: who asks while a question is under way shares the next one, which begins after they came. So each is
 * answered by a question that is not older than itself, and however many ask, one question is under way.
 */
export function createJoined<Answer>(ask: () => Promise<Answer>): () => Promise<Answer> {
  let underWay: Promise<unknown> | null = null
  let next: Promise<Answer> | null = null

  function begin(): Promise<Answer> {
    next = null
    const answer = ask()
    const ended = answer.then(
      () => undefined,
      () => undefined,
    )
    underWay = ended
    void ended.then(() => {
      if (underWay === ended) underWay = null
    })
    return answer
  }

  return () => {
    if (underWay === null) return begin()
    next ??= underWay.then(begin)
    return next
  }
}
