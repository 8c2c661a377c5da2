export const TOPIC_NAMES = ['tour'] as const;
export async function topicText(_n: string, _io: unknown): Promise<string | null> {
  return null;
}
