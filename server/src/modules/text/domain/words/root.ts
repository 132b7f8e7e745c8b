/**
 * Gives words of one family one key: «отключение», «отключили» and «отключена», «дорожный» and «дорога» to some extent.
 * Rougher than a stem, so what it finds weighs less.
 */
const DERIVED =
  /(?:ительн|ованн|ировани|ировк|ировал|ирова|ировать|овани|евани|ивани|ывани|ённ|енн|анн|янн|ени|ани|яни|ость|ост|ств|тель|щик|чик|ник|иц|оват|ива|ыва|ова|ева|ен|ан|ян|ят|ал|ил|ел|ял|ок|ек|к|ов|ев|н|л|т|а|я|и|е|о)$/u
/** What a verb begins with, where enough is left: «перемёрзла» and «замёрзла». */
const PREFIX = /^(?:пере|при|под|пре|про|раз|рас|от|вы|за|на|об|до|не|по)(?=.{4})/u
const SHORTEST = 4

/** Expects a stem. */
export function rootOf(stem: string): string {
  let root = stem
  for (let cut = 0; cut < 2; cut += 1) {
    const shorter = root.replace(DERIVED, '')
    if (shorter === root || shorter.length < SHORTEST) break
    root = shorter
  }
  return root.replace(PREFIX, '').replace(/ж$/u, 'г').replace(/ч$/u, 'к')
}
