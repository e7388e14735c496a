import type { AzureAlertName } from '../../tenant/azure/azure-alert-settings.ts';

/** What the definition of an alert says, apart from ids: Microsoft's own texts, in its own spelling. */
export interface AlertTexts {
  readonly displayName: string;
  /** `{0}` is the number of incidents. */
  readonly description: string;
  readonly severityLevel: 'Low' | 'Medium' | 'High';
  readonly securityImpact: string;
  readonly mitigationSteps: string;
  readonly howToPrevent: string;
  readonly isRemediatable: boolean;
  readonly isConfigurable: boolean;
}

export const ALERT_TEXTS: Readonly<Record<AzureAlertName, AlertTexts>> = {
  TooManyOwnersAssignedToResource: {
    displayName: 'Too many owners assigned to a resource',
    description:
      'The number of users with the Owner role is too high. We recommend assigning these individuals to less privileged roles or roles more suitable to their daily needs. Take a moment to review the current assignments, and suggested changes here.',
    severityLevel: 'Medium',
    securityImpact:
      'As the number of users with the owner role increases, so does the potential for malicious or mistaken actions affecting your resource.',
    mitigationSteps:
      'To mitigate this issue, reduce the number of users in the Owner role. Review the list of users in the list, and reassign them to a less privileged role such as Contributor.',
    howToPrevent:
      'Choose a role that provides the fewest privileges necessary for a user or group to complete their tasks.',
    isRemediatable: true,
    isConfigurable: true,
  },
  TooManyPermanentOwnersAssignedToResource: {
    displayName: 'Too many permanent owners assigned to a resource',
    description:
      'The number of users set to never expire is too high. To enhance the security of your resources, we recommend requiring activation for role use. Take a moment to review the list of users, and suggested changes here.',
    severityLevel: 'Medium',
    securityImpact:
      'Providing users permanent access in a role may leave resources vulnerable to accidental or malicious activity.',
    mitigationSteps: 'To mitigate this issue, require the user to activate the role before use.',
    howToPrevent:
      'Enable “Activation Required” in the role settings menu. This will ensure newly added users must activate their role.',
    isRemediatable: true,
    isConfigurable: true,
  },
  DuplicateRoleCreated: {
    displayName: 'Duplicate role created',
    description:
      'One or more custom roles have the same display name and/or permissions as a built-in or preexisting custom role. Please review the newly created role membership assignments and determine the appropriate action.',
    severityLevel: 'Medium',
    securityImpact: 'Duplicate roles add confusion and increases the complexity of administration.',
    mitigationSteps:
      'To mitigate this issue, review the newly created role, and determine if a built-in role is suitable.',
    howToPrevent:
      'Prior to creating a custom role, determine if a built-in or preexisting custom role aligns to your security requirements.',
    isRemediatable: true,
    isConfigurable: false,
  },
  AzureRolesAssignedOutsidePimAlert: {
    displayName: 'Roles are being assigned outside of Privileged Identity Management',
    description: '{0} privileged assignment(s) were made outisde of Azure AD PIM',
    severityLevel: 'High',
    securityImpact:
      'Privileged role assignments made outside of Privileged Identity Management are not properly monitored and may indicate an active attack.',
    mitigationSteps:
      'Review the users in the list and remove them from privileged roles assigned outside of Privileged Identity Management.',
    howToPrevent:
      'Investigate where users are being assigned privileged roles outside of Privileged Identity Management and prohibit future assignments from there.',
    isRemediatable: true,
    isConfigurable: false,
  },
};
