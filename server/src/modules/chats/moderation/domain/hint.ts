/** What the author of a message with personal data is told in private: without the data, and where to send them. */
export function hintText(chatTitle: string): string {
  return (
    `Здравствуйте! В вашем сообщении в чате «${chatTitle}» есть личные данные, их видят все участники. ` +
    'Лучше удалить это сообщение. Если данные нужны для ответа, пришлите их сюда, в личные сообщения.'
  )
}
