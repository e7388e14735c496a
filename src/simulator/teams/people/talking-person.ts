import type { Conversation } from '../conversation.ts';
import type { PostOptions, Reply } from '../deliveries.ts';
import type { Json } from '../json.ts';
import type { Message } from '../message.ts';
import { activityOf } from './activity.ts';
import { changeMessage, placeOf, type SayOptions, say } from './say.ts';
import { invoke } from './sign-in.ts';
import { Someone } from './someone.ts';

export interface From {
  /** Left out: the 1:1 chat. */
  readonly in?: Conversation;
  readonly client?: string;
}

/** What a person says, and what else their client sends. */
export abstract class TalkingPerson extends Someone {
  /** Says something; gives what the bot posted there until its turn was over. In channels and group chats: `@PIM …`. */
  async says(text: string, options?: SayOptions): Promise<Message[]> {
    return say(this.self, text, options);
  }

  /** Says something and waits for the answer, also where the bot gives it after its turn. */
  async asks(text: string, options: SayOptions = {}): Promise<Message> {
    const place = placeOf(this.self, options);
    const already = place.messages.length;
    const [answer] = await this.says(text, options);
    return answer ?? place.nextMessage(already);
  }

  /** Edits something they said in the 1:1 chat; gives what the bot posted there in answer. */
  edits(text: string): Promise<Message[]> {
    return changeMessage(this.self, 'editMessage', text);
  }

  /** Deletes something they said in the 1:1 chat, or takes that back. */
  deletesMessage(isTakenBack = false): Promise<Message[]> {
    return changeMessage(this.self, isTakenBack ? 'undeleteMessage' : 'softDeleteMessage', 'help');
  }

  /** An activity as they would send it, to be bent and sent. */
  activity(members: Json, from: From = {}): Json {
    return activityOf(this.self, { conversation: from.in ?? this.chat, client: this.client(from.client) }, members);
  }

  /** Sends an activity as it is. */
  sends(activity: Json, options?: PostOptions): Promise<Reply> {
    return this.self.ground.deliveries.deliver(activity, options);
  }

  async invokes(name: string, value: Json, from: From = {}): Promise<Reply> {
    return invoke(this.self, { conversation: from.in ?? this.chat, client: this.client(from.client) }, name, value);
  }
}
