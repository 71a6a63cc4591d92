BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'SeededAccount.psm1')
    # Checks whose violation is by definition also one of others.
    $following = @{ AdministratorByGroup = 'DirectPolicy' }
    $violations = Get-AccountViolation | ForEach-Object {
        @{ Id = $_; Expected = @($_; $following[$_]).Where({ $_ }) | Sort-Object }
    }
    # Checks that depend on an action. Where two actions are needed, the message names both.
    $credentials = 'AccessKeyAge', 'AdministratorCount', 'AdministratorMfa', 'CentralUsers', 'InitialAccessKey',
        'InitialPassword', 'NeverSignedIn', 'RootUse', 'SingleActiveKey', 'UnusedAccessKey', 'UnusedAdministrator',
        'UnusedPassword', 'UserMfa'
    $inventory = 'AdministratorByGroup', 'AdministratorCount', 'AdministratorMfa', 'CentralUsers', 'CloudShellAccess',
        'DirectPolicy', 'EmptyGroup', 'FullAccessPolicy', 'LimitedGroup', 'LockLeft', 'OpenTrustPolicy', 'SupportRole',
        'UnusedAdministrator', 'UserWithoutGroup'
    $actions = @(
        @{ Action = 'iam:GetAccountSummary'; Unknown = 'RootAccessKey', 'RootHardwareMfa', 'RootMfa' }
        @{ Action = 'iam:GetAccountPasswordPolicy'; Unknown = 'PasswordLength', 'PasswordReuse' }
        @{ Action = 'iam:GetCredentialReport'; Unknown = $credentials }
        @{ Action = 'iam:GenerateCredentialReport'; Unknown = $credentials }
        # Without its policies, a locked user is taken for one who can sign in.
        @{
            Action = 'iam:GetAccountAuthorizationDetails'; Unknown = $inventory; Failed = 'UnusedPassword', 'UserMfa'
        }
        @{ Action = 'iam:ListAccountAliases'; Unknown = @('AccountAlias') }
        @{ Action = 'iam:ListServerCertificates'; Unknown = @('ExpiredCertificate') }
        @{ Action = 'iam:ListVirtualMFADevices'; Unknown = @('RootHardwareMfa') }
        @{
            Action = 'iam:ListOrganizationsFeatures'
            Unknown = 'CentralRootAccess', 'ManagementWorkloads', 'OrganizationalUnits', 'OrganizationGuardrails',
                'PolicyDelegation', 'ServiceDelegation'
        }
        @{ Action = 'iam:ListSAMLProviders'; Unknown = @('CentralUsers') }
        @{ Action = 'organizations:ListAWSServiceAccessForOrganization'; Unknown = @('ServiceDelegation') }
        @{ Action = 'organizations:ListDelegatedAdministrators'; Unknown = @('ServiceDelegation') }
    )
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'SeededAccount.psm1')
    $manual = 'AccessAnalyzer', 'BillingAccess', 'ContactDetails', 'InstanceRole', 'ManagementWorkloads',
        'OrganizationalUnits', 'OrganizationGuardrails', 'PolicyDelegation', 'ResourcePolicies', 'SecurityContact',
        'SecurityQuestions'

    # Starts a sandbox with an account of SeededAccount.psm1.
    function Open-Account([string[]] $Violation = @(), [scriptblock] $Change) {
        $path = Join-Path $TestDrive "$([guid]::NewGuid()).json"
        Write-AccountState -Path $path -Violation $Violation -Change $Change
        $null = Start-AdminSandbox -Path $path
    }

    function Get-CheckId([object[]] $Finding, [string] $Status) {
        @($Finding.Where({ $_.Status -eq $Status }).CheckId | Sort-Object -Unique)
    }
}

AfterAll {
    Stop-AdminSandbox
}

Describe 'Test-AdminAccount with an account without violations' {
    It 'passes every check that can be decided' {
        Open-Account

        $findings = Test-AdminAccount

        Get-CheckId $findings Failed | Should -BeNullOrEmpty -Because ($findings.Where({ $_.Status -eq 'Failed' }) |
                Format-Table CheckId, Resource, Reason -Wrap | Out-String)
        Get-CheckId $findings Unknown | Should -BeNullOrEmpty
        Get-CheckId $findings NotApplicable | Should -BeNullOrEmpty
        Get-CheckId $findings Manual | Should -Be ($manual + 'CentralUsers' | Sort-Object)
        Get-CheckId $findings Passed | Should -Be (@(Get-AccountViolation) -ne 'CentralUsers' | Sort-Object)
        $findings.CheckId | Should -HaveCount @($findings.CheckId | Sort-Object -Unique).Count
        $findings.Reason | Should -Not -Contain ''
    }

    It 'does not apply checks of the root user and of an organization where there is none' {
        Open-Account -Change {
            param($account)
            $account.State.Remove('organizationId')
            $account.State.Remove('organization')
            $account.State.root.hasPassword = $false
            $account.State.mfaDevices = @($account.State.mfaDevices.Where({ $_.userName -ne '<root_account>' }))
        }

        $findings = Test-AdminAccount

        Get-CheckId $findings NotApplicable | Should -Be ('CentralRootAccess', 'ManagementWorkloads',
            'OrganizationalUnits', 'OrganizationGuardrails', 'PolicyDelegation', 'ServiceDelegation' | Sort-Object)
        $root = $findings.Where({ $_.CheckId -in 'RootMfa', 'RootHardwareMfa' })
        $root.Status | Should -Be Passed, Passed
        $root.Reason | Should -BeLike '*neither a password nor an access key*'
        Get-CheckId $findings Failed | Should -BeNullOrEmpty
        Get-CheckId $findings Unknown | Should -BeNullOrEmpty
    }
}

Describe 'Test-AdminAccount with violations' {
    It 'fails every check that can fail, if each is violated' {
        Open-Account (Get-AccountViolation)

        $findings = Test-AdminAccount

        # A root user without MFA has no hardware MFA either, which is one violation.
        Get-CheckId $findings NotApplicable | Should -Be RootHardwareMfa
        Get-CheckId $findings Failed | Should -Be (@(Get-AccountViolation) -ne 'RootHardwareMfa' | Sort-Object)
        Get-CheckId $findings Manual | Should -Be $manual
        Get-CheckId $findings Passed | Should -BeNullOrEmpty
        Get-CheckId $findings Unknown | Should -BeNullOrEmpty
    }

    It 'fails only <Expected> for a violation of <Id>' -ForEach $violations {
        Open-Account $Id

        $findings = Test-AdminAccount

        Get-CheckId $findings Failed | Should -Be $Expected -Because ($findings.Where({ $_.Status -eq 'Failed' }) |
                Format-Table CheckId, Resource, Reason -Wrap | Out-String)
        Get-CheckId $findings Unknown | Should -BeNullOrEmpty
    }

    It 'reports each violating resource once' {
        Open-Account 'UserMfa', 'UnusedAccessKey', 'EmptyGroup', 'FullAccessPolicy', 'ExpiredCertificate'

        $failed = Test-AdminAccount -Status Failed | Sort-Object CheckId

        $failed.ForEach({ "$($_.CheckId) $($_.Resource)" }) | Should -Be 'EmptyGroup Retired',
            'ExpiredCertificate old', 'FullAccessPolicy Power', 'UnusedAccessKey job (access key 1)',
            'UserMfa passwordonly'
    }
}

Describe 'Test-AdminAccount without the permission for <Action>' -ForEach $actions {
    It 'cannot decide only the checks that need it' {
        Open-Account -Change {
            param($account)
            $deny = @{ Effect = 'Deny'; Action = $Action; Resource = '*' }
            $account.State.groups.Where({ $_.name -eq 'Auditors' })[0].inlinePolicies = @{
                Denied = ConvertTo-Json @{ Version = '2012-10-17'; Statement = $deny } -Compress
            }
        }
        $null = Connect-AdminAccount -EndpointUrl (Get-AdminSandbox).EndpointUrl -SecretKey sandbox -AccessKey (
            Get-AdminAccessKey auditor).AccessKeyId

        $findings = Test-AdminAccount -ErrorVariable problems

        $problems | Should -BeNullOrEmpty
        Get-CheckId $findings Unknown | Should -Be $Unknown
        $findings.Where({ $_.Status -eq 'Unknown' }).Reason | Should -BeLike "*$Action*"
        Get-CheckId $findings Failed | Should -Be $Failed
        $findings.Where({ $_.Status -eq 'Failed' -and $_.Resource -ne 'locked' }) | Should -BeNullOrEmpty
        Get-CheckId $findings Passed | Should -Be (@(Get-AccountViolation).Where({
                    $_ -ne 'CentralUsers' -and $_ -notin $Unknown -and $_ -notin $Failed
                }) | Sort-Object)
    }
}
