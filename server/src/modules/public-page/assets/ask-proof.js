/** A second of work beside the page: counting hashes in it would hold every touch of a phone. */
addEventListener('message', async ({ data: { ticket, bits } }) => {
  const encoder = new TextEncoder()
  for (let tried = 0; ; tried += 1) {
    const hash = await crypto.subtle.digest('SHA-256', encoder.encode(`${ticket}:${tried}`))
    if (new DataView(hash).getUint32(0) >>> (32 - bits) === 0) return postMessage(tried)
  }
})
