/** The tag by which people ask from anywhere: «#эфирборовичи», at any place in the text. Pure. */

/** VK adds the page to a tag of its own: «#эфир@borovichi». */
const TAG = /(?<![\p{L}\p{N}_#])#([\p{L}\p{N}_]{3,50})(?:@[\w.]+)?(?![\p{L}\p{N}_])/gu

/** The same tag, however it was typed. */
export function tagKey(tag: string): string {
  return tag.normalize('NFC').toLowerCase().replaceAll('ё', 'е')
}

export function tagsIn(text: string): string[] {
  return [...new Set([...text.normalize('NFC').matchAll(TAG)].map(([, tag = '']) => tagKey(tag)))]
}

export function withoutTag(text: string, tag: string): string {
  return text
    .normalize('NFC')
    .replaceAll(TAG, (whole, found: string) => (tagKey(found) === tag ? '' : whole))
    .replaceAll(/[^\S\n]{2,}/gu, ' ')
    .replaceAll(/[^\S\n]+(?=[\n,.!?;:]|$)/gu, '')
    .trim()
}
