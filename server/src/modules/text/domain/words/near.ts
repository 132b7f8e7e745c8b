/**
 * Gives what stands next to a place of a text. A rule that looked from every word to the ends of the text would read
 * all of it again for each word, and a stranger's long text would stop everything else.
 */
const NEAR = 100

export function nearBefore(text: string, at: number): string {
  return text.slice(Math.max(0, at - NEAR), at)
}

export function nearBehind(text: string, at: number): string {
  return text.slice(at, at + NEAR)
}
