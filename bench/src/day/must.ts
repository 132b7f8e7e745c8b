type Reply = { statusCode: number; body: string }

/** What was asked was done, or the day ends here. */
export async function must<R extends Reply>(sending: Promise<R>): Promise<R> {
  const reply = await sending
  if (reply.statusCode !== 200) throw new Error(`${reply.statusCode} ${reply.body}`)
  return reply
}
