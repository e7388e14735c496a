import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { TeamsAdapter } from '@microsoft/teams-ai';
import { TurnContext } from 'botbuilder';
import restify from 'restify';

export interface BotbuilderBot {
  readonly url: string;
  readonly adapter: TeamsAdapter;
  logic: (context: TurnContext) => Promise<void>;
  /** A turn of the bot's own in a conversation that it remembers. */
  later(context: TurnContext, logic: (context: TurnContext) => Promise<void>): Promise<void>;
  stop(): Promise<void>;
}

/** A bare bot on Microsoft's own libraries, with their own check of the channel's tokens against the simulator's keys. */
export async function startBotbuilderBot(simulator: string, appId: string): Promise<BotbuilderBot> {
  // The metadata of the simulator names the production host of the keys, which this library would go to.
  const metadata = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(
      JSON.stringify({
        issuer: 'https://api.botframework.com',
        jwks_uri: `${simulator}/botframework/v1/.well-known/keys`,
        id_token_signing_alg_values_supported: ['RS256'],
      }),
    );
  });
  await new Promise<void>((resolve) => metadata.listen(0, '127.0.0.1', resolve));
  const metadataUrl = `http://127.0.0.1:${(metadata.address() as AddressInfo).port}/metadata`;
  const adapter = new TeamsAdapter(
    {
      MicrosoftAppId: appId,
      // The library takes either all of these or none.
      ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
      ToChannelFromBotOAuthScope: 'https://api.botframework.com',
      ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
      OAuthUrl: 'https://token.botframework.com',
      ToBotFromChannelOpenIdMetadataUrl: metadataUrl,
      ToBotFromEmulatorOpenIdMetadataUrl: metadataUrl,
      CallerId: '',
    },
    {
      isValidAppId: async (id?: string) => id === appId,
      isAuthenticationDisabled: async () => false,
      createCredentials: async () => ({ signRequest: async (request) => request }),
    },
  );
  const server = restify.createServer();
  server.use(restify.plugins.bodyParser());
  server.post('/api/messages', async (request: restify.Request, response: restify.Response) => {
    const { body, headers, method = 'POST' } = request;
    await adapter.process({ body, headers, method }, response, (context) => bot.logic(context));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bot: BotbuilderBot = {
    url: `http://127.0.0.1:${server.address().port}`,
    adapter,
    logic: async () => {},
    later: (context, logic) =>
      adapter.continueConversationAsync(appId, TurnContext.getConversationReference(context.activity), logic),
    stop: async () => {
      metadata.close();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.server.closeAllConnections();
      });
    },
  };
  return bot;
}
