import type { CardKey } from '../../../teams/delivery/card-key.ts';
import type { PostedCardStore } from '../../../teams/delivery/posted-card-store.ts';
import type { KeepTrying } from '../keep-trying.ts';

export interface KeepPostsParts {
  note(key: CardKey, post: { readonly messageId: string; readonly revision: number }): Promise<void>;
  release(key: CardKey): Promise<void>;
  readonly keepTrying: KeepTrying;
}

/**
 * Teams says the id of a message once. Until the database has it the key stays taken: whoever took it next would see a post
 * that was lost, and post again.
 */
export function keepPosts({ note, release, keepTrying }: KeepPostsParts): Pick<PostedCardStore, 'posted' | 'release'> {
  const unkept = new Set<string>();
  const released = new Set<string>();
  return {
    posted: (key, messageId, revision) => {
      const name = nameOf(key);
      unkept.add(name);
      return keepTrying('keep that a message was posted', async () => {
        await note(key, { messageId, revision });
        if (released.has(name)) await release(key);
        unkept.delete(name);
        released.delete(name);
      });
    },
    release: async (key) => {
      const name = nameOf(key);
      if (unkept.has(name)) released.add(name);
      else await release(key);
    },
  };
}

const nameOf = ({ thing, conversationId }: CardKey): string => JSON.stringify([thing, conversationId]);
