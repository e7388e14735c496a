/** `text` for a place that reads Markdown, such as a card's `fallbackText`: shown as written, formatted by nobody. */
export const escapeMarkdown = (text: string): string => text.replace(/[\\`*_{}[\]()#+\-.!|~>]/g, '\\$&');
