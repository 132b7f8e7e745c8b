import { useState } from 'react'

type Marks = ReadonlyMap<string, boolean>

const marked = (id: string, isOn: boolean) => (marks: Marks) => new Map([...marks, [id, isOn]])

/** Where the reader wants the answer to go; a choice of this screen, nothing leaves by it. */
export function useMarks() {
  const [carriers, setCarriers] = useState<Marks>(new Map())
  const [chats, setChats] = useState<Marks>(new Map())
  return {
    carriers,
    chats,
    markCarrier: (id: string, isOn: boolean) => setCarriers(marked(id, isOn)),
    markChat: (id: string, isOn: boolean) => setChats(marked(id, isOn)),
  }
}
