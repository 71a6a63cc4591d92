BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    $noCli = -not (Test-AwsCli)
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    $deny = @{ Version = '2012-10-17'; Statement = @{ Effect = 'Deny'; Action = 's3:GetObject'; Resource = '*' } }
}

AfterAll {
    Stop-AdminSandbox
    Disconnect-AdminAccount
}

Describe 'New-AdminPermissionSet' {
    BeforeEach {
        $null = Start-AdminSandbox -Account 'Prod=111122223333' -CallRate 0 -AssignmentDuration 00:00:00.010
        $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
    }

    It 'creates a permission set with all that is specified, as the AWS CLI reads it' -Skip:$noCli {
        $all = @{
            Policy = 'SecurityAudit', 'arn:aws:iam::aws:policy/job-function/ViewOnlyAccess'
            CustomerManagedPolicy = '/teams/Deploy', 'Bare'
            InlinePolicy = $deny
            PermissionsBoundary = '/Boundary'
            SessionDuration = '08:00:00'
            RelayState = 'https://console.aws.amazon.com/billing'
            Description = 'Reads everything'
            Tag = @{ Team = 'Audit' }
        }
        $set = New-AdminPermissionSet Auditors @all

        $set.Outcome | Should -Be Created
        $set.SessionDuration | Should -Be ([timespan]::FromHours(8))
        $set.Policy | Should -Be SecurityAudit, ViewOnlyAccess
        $set.CustomerManagedPolicy | Should -Be /teams/Deploy, /Bare
        $set.AccountId | Should -BeNullOrEmpty
        $instance = (Get-AdminIdentityCenter).InstanceArn
        $named = '--instance-arn', $instance, '--permission-set-arn', $set.PermissionSetArn
        $read = (Invoke-AwsCli sso-admin describe-permission-set @named).PermissionSet
        $read.SessionDuration | Should -Be PT8H
        $read.RelayState, $read.Description | Should -Be https://console.aws.amazon.com/billing, 'Reads everything'
        (Invoke-AwsCli sso-admin list-managed-policies-in-permission-set @named).AttachedManagedPolicies.Name |
            Sort-Object | Should -Be SecurityAudit, ViewOnlyAccess
        $customer = Invoke-AwsCli sso-admin list-customer-managed-policy-references-in-permission-set @named
        $customer.CustomerManagedPolicyReferences.ForEach({ "$($_.Path) $($_.Name)" }) | Sort-Object |
            Should -Be '/ Bare', '/teams/ Deploy'
        (Invoke-AwsCli sso-admin get-inline-policy-for-permission-set @named).InlinePolicy | ConvertFrom-Json |
            ForEach-Object { $_.Statement.Effect } | Should -Be Deny
        (Invoke-AwsCli sso-admin get-permissions-boundary-for-permission-set @named).PermissionsBoundary |
            ForEach-Object { $_.CustomerManagedPolicyReference.Name } | Should -Be Boundary
        $tags = Invoke-AwsCli sso-admin list-tags-for-resource --instance-arn $instance `
            --resource-arn $set.PermissionSetArn
        $tags.Tags.ForEach({ "$($_.Key)=$($_.Value)" }) | Should -Be Team=Audit
    }

    It 'gives no permissions unless they are specified' {
        New-AdminPermissionSet Empty @quiet
        $problems | Format-Problem | Should -Be 'PolicyRequired InvalidArgument Empty'
        $problems[0].ErrorDetails.RecommendedAction | Should -Match '-Policy @\(\)'

        (New-AdminPermissionSet Empty -Policy @()).Outcome | Should -Be Created
        (Get-AdminPermissionSet Empty -Detailed).Policy | Should -BeNullOrEmpty
    }

    It 'refuses a name that exists, and says how to update it' {
        $null = New-AdminPermissionSet Auditors -Policy SecurityAudit
        New-AdminPermissionSet auditors -Policy SecurityAudit @quiet

        $problems | Format-Problem | Should -Be 'PermissionSetAlreadyExists ResourceExists auditors'
        $problems[0].ErrorDetails.RecommendedAction | Should -Match '-Ensure'
    }

    It 'refers to a customer managed policy by path and name' {
        $policy = New-AdminPolicy Deploy $deny -PolicyPath /teams/
        New-AdminPermissionSet Deployers -Policy Deploy @quiet
        $problems | Format-Problem | Should -Be 'CustomerManagedPolicy InvalidArgument Deploy'
        $problems[0].ErrorDetails.RecommendedAction | Should -Be 'Specify -CustomerManagedPolicy /teams/Deploy'

        $set = New-AdminPermissionSet Deployers -CustomerManagedPolicy $policy -PermissionsBoundary $policy
        $set.CustomerManagedPolicy, $set.PermissionsBoundary | Should -Be /teams/Deploy, /teams/Deploy
        (New-AdminPermissionSet Bounded -Policy @() -PermissionsBoundary PowerUserAccess).PermissionsBoundary |
            Should -Be arn:aws:iam::aws:policy/PowerUserAccess
    }

    It 'creates one permission set for every row, and names the row of an error' {
        $sets = 'PermissionSetName,Policy,SessionDuration,Tag', 'Ops,PowerUserAccess;SecurityAudit,PT4H,Team=Ops',
            'Audit,Nothing,,', 'Billing,Billing,02:00,' | ConvertFrom-Csv | New-AdminPermissionSet @quiet

        $sets.PermissionSetName | Should -Be Ops, Billing
        $sets[0].Policy | Should -Be PowerUserAccess, SecurityAudit
        $sets.SessionDuration.TotalHours | Should -Be 4, 2
        $sets[0].Tag.Team | Should -Be Ops
        "$($problems[0])" | Should -BeLike "Row 2 (Audit): There is no managed policy 'Nothing'.*"
    }

    It 'changes nothing with -WhatIf' {
        $planned = New-AdminPermissionSet Auditors -Policy SecurityAudit -InlinePolicy $deny -WhatIf

        $planned.Outcome | Should -Be WhatIf
        $planned.Policy | Should -Be SecurityAudit
        Get-AdminPermissionSet | Should -BeNullOrEmpty
        $text = Get-WhatIfText { New-AdminPermissionSet Auditors SecurityAudit -CustomerManagedPolicy /a/B -WhatIf }
        $text | Should -Match 'Create permission set with SecurityAudit, /a/B'
    }

    It 'updates with -Ensure only what is specified, and is then Unchanged without a change' {
        $null = New-AdminPermissionSet Auditors SecurityAudit -RelayState https://example.com -Description Old
        $want = @{
            PermissionSetName = 'Auditors'; Policy = 'ViewOnlyAccess'; SessionDuration = '02:00'; Tag = @{ Team = 'A' }
            InlinePolicy = $deny; CustomerManagedPolicy = '/B'; PermissionsBoundary = '/C'; Ensure = $true
        }
        $text = Get-WhatIfText { New-AdminPermissionSet @want -WhatIf }
        $text | Should -Match 'Update permission set: session duration: 01:00:00 -> 02:00:00; policy attached: View'

        $updated = New-AdminPermissionSet @want
        $updated.Outcome | Should -Be Updated
        $updated.Change | Should -Be 'session duration: 01:00:00 -> 02:00:00', 'policy attached: ViewOnlyAccess',
            'policy attached: /B', 'inline policy created', 'permissions boundary: none -> /C', 'tag Team: none -> A'
        $read = Get-AdminPermissionSet Auditors -Detailed
        $read.Policy | Sort-Object | Should -Be SecurityAudit, ViewOnlyAccess
        $read.RelayState, $read.Description | Should -Be https://example.com, Old

        $again = New-AdminPermissionSet @want
        $again.Outcome | Should -Be Unchanged
        $again.Change | Should -BeNullOrEmpty
    }

    It 'completes a permission set with -Ensure after a failure half way, and says what is missing' {
        $user = New-AdminUser setup -ProgrammaticAccess
        $null = New-AdminGroup Setup -Policy (New-AdminPolicy Setup @{
            Version = '2012-10-17'
            Statement = @(
                @{ Effect = 'Allow'; Action = 'sso:*', 'iam:Get*', 'iam:List*'; Resource = '*' }
                @{ Effect = 'Deny'; Action = 'sso:PutInlinePolicyToPermissionSet'; Resource = '*' }
            )
        })
        $null = Add-AdminUserToGroup setup Setup
        $session = $user | Connect-AdminAccount -EndpointUrl (Get-AdminSandbox).EndpointUrl
        $want = @{ PermissionSetName = 'Auditors'; Policy = 'SecurityAudit'; InlinePolicy = $deny }

        New-AdminPermissionSet @want -Session $session @quiet
        $problems | Format-Problem | Should -Be 'AccessDenied PermissionDenied Auditors'
        "$($problems[0])" | Should -Match "'Auditors' was created, but not completed: .*Missing: inline policy created"
        $problems[0].ErrorDetails.RecommendedAction | Should -Match 'run the command again with -Ensure'

        $null = Connect-AdminAccount -AccessKey sandbox -SecretKey sandbox -EndpointUrl (Get-AdminSandbox).EndpointUrl
        (New-AdminPermissionSet @want -Ensure).Change | Should -Be 'inline policy created'
    }

    It 'is right after lost responses and throttling' {
        $null = Start-AdminSandbox -Account 'Prod=111122223333' -CallRate 0 -DropAfter 0.3 -Throttle 0.2 -Seed 3
        $sets = 1..6 | ForEach-Object { "Set$_" } |
            New-AdminPermissionSet -Policy SecurityAudit, ViewOnlyAccess -CustomerManagedPolicy /A -InlinePolicy $deny

        $sets.Outcome | Should -Be (@('Created') * 6)
        $read = Get-AdminPermissionSet -Detailed
        $read.PermissionSetName | Sort-Object | Should -Be (1..6).ForEach({ "Set$_" })
        $read.ForEach({ "$($_.Policy | Sort-Object) $($_.CustomerManagedPolicy)" }) |
            Should -Be (@('SecurityAudit ViewOnlyAccess /A') * 6)
    }

    It 'copies a permission set' {
        $null = New-AdminPermissionSet Operators PowerUserAccess -InlinePolicy $deny -Tag @{ Team = 'Ops' }
        $copy = Get-AdminPermissionSet Operators -Detailed |
            New-AdminPermissionSet -PermissionSetName NightOperators -SessionDuration PT12H

        $copy.PermissionSetName, $copy.Outcome | Should -Be NightOperators, Created
        $read = Get-AdminPermissionSet NightOperators -Detailed
        $read.Policy, $read.Tag.Team, $read.SessionDuration.TotalHours | Should -Be PowerUserAccess, Ops, 12
        $read.InlinePolicy | Should -Match s3:GetObject
    }
}
