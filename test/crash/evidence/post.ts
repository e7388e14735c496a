import { claimOf } from './claim.ts';

/** One message or edit that the bot asked of Teams. */
export interface Post {
  readonly startedAt: number;
  readonly endedAt: number | undefined;
  readonly chatId: string;
  readonly kind: 'post' | 'edit';
  /** The activity that it answers, or the message that it edits. */
  readonly activityId: string | undefined;
  /** The message that stands there because of it, or that it edits. */
  readonly messageId: string | undefined;
  /** What its card is known by: `request|…`, `told|…`; nothing where it has no button that says so. */
  readonly thing: string | undefined;
  readonly words: string;
  /** Whether it stands there. */
  readonly isDone: boolean;
  /** Whether the bot heard of that. */
  readonly isHeard: boolean;
}

/** Whether it tells by itself what became of a request, and answers nothing. */
export const isNotice = ({ activityId, thing, words }: Pick<Post, 'activityId' | 'thing' | 'words'>): boolean =>
  thing?.startsWith('told|') ||
  (activityId === undefined && (thing?.startsWith('asked|') || claimOf(words) === 'never-arrived'));
