import { Application, TeamsAdapter, type TurnState } from '@microsoft/teams-ai';
import { ActivityTypes, type Request } from 'botbuilder';
import restify from 'restify';

/** The least that a bot of teams-ai can be: it says what was said, and answers a click with a card. */
export async function startEcho(): Promise<string> {
  const adapter = new TeamsAdapter({});
  const app = new Application<TurnState>();
  app.activity(ActivityTypes.Message, async (context) => {
    await context.sendActivity(`You said ${context.activity.text}`);
  });
  app.adaptiveCards.actionExecute('roles.page', async () => ({
    type: 'AdaptiveCard',
    version: '1.5',
    body: [{ type: 'TextBlock', text: 'clicked' }],
  }));
  const server = restify.createServer();
  server.use(restify.plugins.bodyParser());
  server.post('/api/messages', async (request: restify.Request, response: restify.Response) => {
    await adapter.process(request as Request, response, async (context) => void (await app.run(context)));
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${server.address().port}`));
  });
}
