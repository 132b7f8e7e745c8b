/** Where the words of a no are kept while they are written. */
export function begunSendBack(incidentId: string): string {
  return `send back ${incidentId}`
}
