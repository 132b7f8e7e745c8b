export function prepareChromium(): Promise<string>
