/** The contract takes addresses of the web only. Pure. */
export function linkProblem(link: string): 'wrong' | null {
  if (!URL.canParse(link)) return 'wrong'
  const { protocol } = new URL(link)
  return protocol === 'https:' || protocol === 'http:' ? null : 'wrong'
}
