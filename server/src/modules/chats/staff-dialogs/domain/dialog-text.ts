/** All that leaves for the network: neither what is new nor whom it is about. */
export function dialogText(language: string, address: string): string {
  return language === 'en'
    ? `There is news for you in Veche: ${address}`
    : `В «Вече» есть новое для вас: ${address}`
}
