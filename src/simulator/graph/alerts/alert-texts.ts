import type { AlertName } from '../../tenant/alerts/alert-settings.ts';

/** What the definition of an alert says, apart from ids. Where Microsoft's samples are cut, the long texts are our own. */
export interface AlertTexts {
  readonly displayName: string;
  readonly description: string;
  readonly severityLevel: 'low' | 'medium' | 'high';
  readonly securityImpact: string;
  readonly mitigationSteps: string;
  readonly howToPrevent: string;
  readonly isRemediatable: boolean;
  readonly isConfigurable: boolean;
}

export const ALERT_TEXTS: Readonly<Record<AlertName, AlertTexts>> = {
  InvalidLicenseAlert: {
    displayName: "The organization doesn't have Azure AD Premium P2",
    description: 'Privileged Identity Management needs a license, and the tenant has none or its trial is over.',
    severityLevel: 'high',
    securityImpact: 'Without a license administrators cannot activate roles or review access.',
    mitigationSteps: 'Get a license that includes Microsoft Entra ID P2 or Microsoft Entra ID Governance.',
    howToPrevent: 'Renew the license before it ends.',
    isRemediatable: false,
    isConfigurable: false,
  },
  NoMfaOnRoleActivationAlert: {
    displayName: "Roles don't require multi-factor authentication for activation",
    description: 'Some roles can be activated without multi-factor authentication.',
    severityLevel: 'medium',
    securityImpact: 'Whoever has taken over an account can activate its roles with the password alone.',
    mitigationSteps: 'Review the roles in the list and require multi-factor authentication for each.',
    howToPrevent: 'Require multi-factor authentication for the activation of every privileged role.',
    isRemediatable: true,
    isConfigurable: false,
  },
  RedundantAssignmentAlert: {
    displayName: "Eligible administrators aren't activating their privileged role",
    description: "{0} user(s) haven't activated their privileged roles in the past {1} days",
    severityLevel: 'low',
    securityImpact: 'Roles that nobody needs widen what an attacker can reach, in accounts that nobody watches.',
    mitigationSteps: 'Review the users in the list and take away the roles that they do not need.',
    howToPrevent: 'Assign roles for a business reason only, and review access regularly.',
    isRemediatable: true,
    isConfigurable: true,
  },
  RolesAssignedOutsidePimAlert: {
    displayName: 'Roles are being assigned outside of Privileged Identity Management',
    // The service's own spelling.
    description: '{0} privileged assignment(s) were made outisde of Azure AD PIM',
    severityLevel: 'high',
    securityImpact: 'Assignments made past Privileged Identity Management are not watched, and may be an attack.',
    mitigationSteps: 'Review the users in the list and take away the roles that were assigned past PIM.',
    howToPrevent: 'Find out where roles are assigned past PIM, and stop it there.',
    isRemediatable: true,
    isConfigurable: false,
  },
  SequentialActivationRenewalsAlert: {
    displayName: 'Roles are being activated too frequently',
    description: '{0} multiple activations for a privileged role were made by the same user',
    severityLevel: 'medium',
    securityImpact: 'One person activating the same role again and again may be an attack.',
    mitigationSteps: 'Review the users in the list and let activations of their roles last long enough for their work.',
    howToPrevent:
      'Let activations last long enough, and require multi-factor authentication where accounts are shared.',
    isRemediatable: false,
    isConfigurable: true,
  },
  StaleSignInAlert: {
    displayName: 'Potential stale accounts in a privileged role',
    description: '{0} account(s) in privileged roles that have not signed in to Azure AD in the past {1} day(s)',
    severityLevel: 'medium',
    securityImpact: 'Accounts that nobody uses or maintains are easy to take over.',
    mitigationSteps: 'Review the accounts in the list and take away the roles that they no longer need.',
    howToPrevent: 'Review accounts with privileged roles regularly and take away what is no longer needed.',
    isRemediatable: true,
    isConfigurable: true,
  },
  TooManyGlobalAdminsAssignedToTenantAlert: {
    displayName: 'There are too many global administrators',
    description:
      'The percentage of global administrators is high, relative to other privileged roles. It is recommended to use least privileged roles, with just enough privileges to perform the required tasks.',
    severityLevel: 'low',
    securityImpact:
      'Global administrator is the highest privileged role. If a Global Administrator is compromised, the attacker gains access to all of their permissions, which puts your whole system at risk.',
    mitigationSteps:
      '·Review the users in the list and remove any that do not absolutely need the Global Administrator role.·Assign lower privileged roles to these users instead.',
    howToPrevent: 'Assign users the least privileged role they need.',
    isRemediatable: true,
    isConfigurable: true,
  },
};
