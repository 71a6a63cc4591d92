BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    $noCli = -not (Test-AwsCli)
    # Each removes the administrator access of alice, the last administrator. Override names the switch that allows it.
    $removals = @(
        @{ Name = 'Lock-AdminUser'; Remove = { param($Option) Lock-AdminUser alice @Option }; Override = 'Force' }
        @{ Name = 'Remove-AdminUser'; Remove = { param($Option) Remove-AdminUser alice @Option }; Override = 'Force' }
        @{
            Name = 'Remove-AdminUserFromGroup'
            Remove = { param($Option) Remove-AdminUserFromGroup alice Managers @Option }; Override = 'Force'
        }
        @{
            Name = 'Remove-AdminGroup'; Remove = { param($Option) Remove-AdminGroup Managers -Force @Option }
            Override = 'AllowLockout'
        }
        @{
            Name = 'Remove-AdminGroupPolicy'; Remove = { param($Option) Remove-AdminGroupPolicy Managers Power @Option }
            Override = 'Force'
        }
        @{
            Name = 'Remove-AdminUserPassword'; Remove = { param($Option) Remove-AdminUserPassword alice @Option }
            Override = 'Force'
        }
        @{
            Name = 'Remove-AdminPolicy'; Remove = { param($Option) Remove-AdminPolicy Power -Force @Option }
            Override = 'AllowLockout'
        }
        @{
            Name = 'Set-AdminPolicy'
            Remove = {
                param($Option)
                Set-AdminPolicy Power (New-Document '"Effect":"Allow","Action":"s3:*","Resource":"*"') @Option
            }
            Override = 'Force'
        }
        @{
            Name = 'Set-AdminPolicy -VersionId'; Remove = { param($Option) Set-AdminPolicy Power -VersionId v1 @Option }
            Override = 'Force'
        }
    )
    # Reasons why bob, who is in the same group, does not count as another administrator.
    $standIns = @(
        @{ Case = 'can no longer sign in'; Limit = { } }
        @{ Case = 'has an inactive key alone'; Limit = { $null = New-AdminAccessKey bob | Disable-AdminAccessKey } }
        @{ Case = 'is limited by a permissions boundary'; Limit = {
                $null = Set-AdminUserPassword bob -GeneratePassword
                $null = Set-AdminUser bob -PermissionsBoundary arn:aws:iam::aws:policy/PowerUserAccess
            }
        }
        @{ Case = 'is denied everything under another name than the lock uses'; Limit = {
                $null = Set-AdminUserPassword bob -GeneratePassword
                Write-InlinePolicy bob Harmless (New-Document '"Effect":"Deny","Action":"*","Resource":"*"')
            }
        }
        @{ Case = 'has AWSDenyAll attached'; Limit = {
                $null = Set-AdminUserPassword bob -GeneratePassword
                $null = Invoke-AwsCli iam attach-user-policy --user-name bob `
                    --policy-arn arn:aws:iam::aws:policy/AWSDenyAll
            }
        }
    )
    $equals = @(
        @{ Case = 'under a policy of the lock''s name that locks nothing'; Grant = {
                $null = Add-AdminUserToGroup carl Managers
                Write-InlinePolicy carl AdminIamLock (New-Document '"Effect":"Allow","Action":"s3:*","Resource":"*"')
            }
        }
        @{ Case = 'by NotAction in an inline policy of a group'; Grant = {
                $null = New-AdminGroup Others -Policy @()
                $null = Add-AdminUserToGroup carl Others
                $null = Invoke-AwsCli iam put-group-policy --group-name Others --policy-name own --policy-document (
                    New-Document '"Effect":"Allow","NotAction":["organizations:*","account:*"],"Resource":"*"')
            }
        }
        @{ Case = 'with a boundary that limits nothing'; Grant = {
                $null = Add-AdminUserToGroup carl Managers
                $null = Set-AdminUser carl -PermissionsBoundary arn:aws:iam::aws:policy/AdministratorAccess
            }
        }
        @{ Case = 'whose old sessions alone are denied'; Grant = {
                $null = Add-AdminUserToGroup carl Managers
                Write-InlinePolicy carl AWSRevokeOlderSessions (
                    New-Document ('"Effect":"Deny","Action":"*","Resource":"*",' +
                        '"Condition":{"DateLessThan":{"aws:TokenIssueTime":"2026-01-01T00:00:00Z"}}'))
            }
        }
    )
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    # Runs a removal; its errors and warnings are added to $problems and $warnings.
    function Invoke-Removal($Remove, $Option = @{}) {
        $all = @(& $Remove (@{ Confirm = $false; ErrorAction = 'Continue' } + $Option) 2>&1 3>&1)
        $script:problems += @($all | Where-Object { $_ -is [Management.Automation.ErrorRecord] })
        $script:warnings += @($all | Where-Object { $_ -is [Management.Automation.WarningRecord] })
    }

    function New-Document($Statement) {
        '{"Version":"2012-10-17","Statement":[{' + $Statement + '}]}'
    }

    function Write-InlinePolicy($UserName, $PolicyName, $Document) {
        $null = Invoke-AwsCli iam put-user-policy --user-name $UserName --policy-name $PolicyName `
            --policy-document $Document
    }

    function Connect-User($User) {
        $User | Connect-AdminAccount -EndpointUrl (Get-AdminSandbox).EndpointUrl
        $null = Connect-AdminAccount -AccessKey sandbox -SecretKey sandbox -EndpointUrl (Get-AdminSandbox).EndpointUrl
    }

    function Get-PlainSecret($User) {
        [pscredential]::new('x', $User.SecretAccessKey).GetNetworkCredential().Password
    }

    function Connect-Credential($Credentials) {
        Connect-AdminAccount -AccessKey $Credentials.AccessKeyId -SessionToken $Credentials.SessionToken -EndpointUrl (
            Get-AdminSandbox).EndpointUrl `
                -SecretKey (ConvertTo-SecureString $Credentials.SecretAccessKey -AsPlainText -Force)
        $null = Connect-AdminAccount -AccessKey sandbox -SecretKey sandbox -EndpointUrl (Get-AdminSandbox).EndpointUrl
    }
}

Describe 'The last administrator' {
    BeforeEach {
        $script:problems = $script:warnings = @()
        $null = Start-AdminSandbox
        $null = New-AdminPolicy Power (New-Document '"Effect":"Allow","Action":"s3:*","Resource":"*"')
        $null = Set-AdminPolicy Power (New-Document '"Effect":"Allow","Action":"*","Resource":"*"')
        $null = New-AdminGroup Managers -Policy Power
        $null = New-AdminUser alice -GroupName Managers -GeneratePassword -Path /staff/
        # An administrator who cannot sign in does not count.
        $null = New-AdminUser bob -GroupName Managers
        $null = New-AdminUser carl -GeneratePassword
    }

    AfterAll {
        Stop-AdminSandbox
    }

    It 'is not removed by <Name>, nor by its -WhatIf, but with -<Override>' -ForEach $removals {
        Invoke-Removal $Remove
        Invoke-Removal $Remove @{ WhatIf = $true }

        $problems.FullyQualifiedErrorId | Should -BeLike 'LastAdministrator,*'
        $problems.Count | Should -Be 2
        $problems[0].ErrorDetails.RecommendedAction | Should -Match "-$Override"
        $alice = Get-AdminUser alice -Detailed
        $alice.GroupName, $alice.HasPassword, $alice.IsLocked | Should -Be Managers, $true, $false
        (Get-AdminPolicy Power -Document).Document | Should -Match '"Action":\s*"\*"'
        (Get-AdminGroup Managers).Policy | Should -Be Power

        $script:problems = @()
        Invoke-Removal $Remove @{ $Override = $true }
        $problems | Should -BeNullOrEmpty
    }

    It 'is not protected from <Name> if another one can sign in' -ForEach $removals {
        $null = New-AdminUser dora -GroupName (New-AdminGroup).GroupName -ProgrammaticAccess

        Invoke-Removal $Remove
        $problems | Should -BeNullOrEmpty
    }

    It 'is alice if bob <Case>' -ForEach $standIns -Skip:$noCli {
        & $Limit
        Invoke-Removal { param($Option) Remove-AdminUserFromGroup alice Managers @Option }

        $problems | Format-Problem | Should -Be 'LastAdministrator InvalidOperation alice'
    }

    It 'is not alice if carl is an administrator too, <Case>' -ForEach $equals -Skip:$noCli {
        & $Grant
        Invoke-Removal { param($Option) Remove-AdminUser alice @Option }

        $problems | Should -BeNullOrEmpty
    }

    It 'is determined among those that a run has not removed' {
        $null = Set-AdminUserPassword bob -GeneratePassword
        Invoke-Removal { param($Option) Get-AdminUser | Remove-AdminUser @Option }

        $problems | Format-Problem | Should -Be 'LastAdministrator InvalidOperation bob'
        (Get-AdminUser).UserName | Should -Be bob
    }

    It 'keeps the last of several keys' {
        $keys = 1..2 | ForEach-Object { New-AdminAccessKey alice }
        Invoke-Removal { param($Option) Remove-AdminUserPassword alice @Option }
        Invoke-Removal { param($Option) $keys | Disable-AdminAccessKey @Option }
        Invoke-Removal { param($Option) Remove-AdminAccessKey * -UserName alice @Option }

        $problems | Format-Problem | Should -Be @(
            "LastAdministrator InvalidOperation $($keys[1].AccessKeyId)",
            "LastAdministrator InvalidOperation $($keys[1].AccessKeyId)")
        (Get-AdminAccessKey alice).Status | Should -Be Active
    }

    It 'requires one read of the account per run, and a few calls to check who can sign in' {
        $null = 1..20 | ForEach-Object { "u$_" } | New-AdminUser -GroupName Managers -GeneratePassword
        $before = (Get-AdminSandbox).CallsByAction
        Invoke-Removal { param($Option) 1..19 | ForEach-Object { "u$_" } | Remove-AdminUserPassword @Option }
        $after = (Get-AdminSandbox).CallsByAction

        $after['GetAccountAuthorizationDetails'] - $before['GetAccountAuthorizationDetails'] | Should -Be 1
        $after['GetLoginProfile'] - $before['GetLoginProfile'] | Should -BeLessOrEqual 3
    }
}

Describe 'The caller' {
    BeforeEach {
        $script:problems = $script:warnings = @()
        $null = Start-AdminSandbox
        $null = New-AdminGroup
        $made = @{}
        'alice', 'bob', 'carl' | New-AdminUser -GroupName Administrators -ProgrammaticAccess -GeneratePassword |
            ForEach-Object { $made[$_.UserName] = $_ }
        $session = Connect-User $made.alice
    }

    AfterAll {
        Stop-AdminSandbox
    }

    It 'is refused by <Name> and skipped in a pattern' -ForEach @(
        @{ Name = 'Lock-AdminUser'; Remove = { param($Option) Lock-AdminUser @Option } }
        @{ Name = 'Remove-AdminUser'; Remove = { param($Option) Remove-AdminUser @Option } }
        @{ Name = 'Remove-AdminUserPassword'; Remove = { param($Option) Remove-AdminUserPassword @Option } }
        @{
            Name = 'Remove-AdminUserFromGroup'
            Remove = { param($Option) Remove-AdminUserFromGroup -GroupName Administrators @Option }
        }
    ) {
        Invoke-Removal $Remove @{ UserName = 'ALICE'; Session = $session }
        $problems | Format-Problem | Should -Be 'CallerLockout InvalidOperation ALICE'
        $script:problems = @()
        Invoke-Removal $Remove @{ UserName = '*'; Session = $session }

        $problems | Should -BeNullOrEmpty
        @($warnings).Count | Should -Be 1
        "$warnings" | Should -Match "'alice' was skipped"
        $alice = Get-AdminUser alice -Detailed
        $alice.GroupName, $alice.HasPassword, $alice.IsLocked | Should -Be Administrators, $true, $false
    }

    It 'is skipped in a pipeline, and the others are removed' {
        Invoke-Removal { param($Option) Get-AdminUser | Remove-AdminUser -Session $session @Option }

        (Get-AdminUser).UserName | Should -Be alice
        $problems | Should -BeNullOrEmpty
        @($warnings).Count | Should -Be 1
    }

    It 'keeps its permissions if <Name> would remove them from a group' -ForEach @(
        @{ Name = 'Remove-AdminGroup'; Remove = { param($Option) Remove-AdminGroup Administrators -Force @Option } }
        @{
            Name = 'Remove-AdminGroupPolicy'
            Remove = { param($Option) Remove-AdminGroupPolicy Administrators AdministratorAccess @Option }
        }
    ) {
        $null = New-AdminUser dora -GroupName (New-AdminGroup Others -Policy AdministratorAccess).GroupName `
            -GeneratePassword

        Invoke-Removal $Remove @{ Session = $session }
        $problems | Format-Problem | Should -Be 'CallerLockout InvalidOperation Administrators'
        (Get-AdminGroup Administrators).Policy | Should -Be AdministratorAccess
    }

    It 'is recognized in a session of GetSessionToken too, with the last key' -Skip:$noCli {
        $credentials = (Invoke-AwsCli sts get-session-token -AccessKey $made.alice.AccessKeyId `
            -SecretKey (Get-PlainSecret $made.alice)).Credentials
        $temporary = Connect-Credential $credentials

        Invoke-Removal { param($Option) Lock-AdminUser alice -Session $temporary @Option }
        Invoke-Removal { param($Option) Remove-AdminUserPassword alice -Force @Option }
        # Credentials of GetSessionToken without MFA are not authorized to call IAM, so nothing is removed in either
        # case.
        $problems | Format-Problem | Should -Be 'CallerLockout InvalidOperation alice'
        (Get-AdminUser alice -Detailed).IsLocked | Should -BeFalse
    }

    It 'is a role whose policy grants the permissions' -Skip:$noCli {
        $trust = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"123456789012"},' +
            '"Action":"sts:AssumeRole"}]}'
        $path = Join-Path $TestDrive 'role.json'
        $null = Start-AdminSandbox -Path $path
        $policy = New-AdminPolicy RolePower (New-Document '"Effect":"Allow","Action":"*","Resource":"*"')
        Stop-AdminSandbox
        $state = Get-Content -Raw -LiteralPath $path | ConvertFrom-Json -DateKind String
        $state.roles = @(
            @{
                name = 'Admins'; path = '/ops/'; id = 'AROAIOSFODNN7EXAMPLE1'; created = '2026-01-02T03:04:05Z'
                assumeRolePolicyDocument = $trust; maxSessionDuration = 3600; attachedPolicies = @($policy.Arn)
            }
        )
        $state | ConvertTo-Json -Depth 20 | Set-Content -LiteralPath $path
        $null = Start-AdminSandbox -Path $path
        $alice = New-AdminUser alice -GroupName (New-AdminGroup).GroupName -ProgrammaticAccess
        $role = Connect-Credential (Invoke-AwsCli sts assume-role --role-arn arn:aws:iam::123456789012:role/ops/Admins `
            --role-session-name alice `
                -AccessKey $alice.AccessKeyId -SecretKey (Get-PlainSecret $alice)).Credentials

        Invoke-Removal { param($Option) Remove-AdminPolicy RolePower -Force -Session $role @Option }
        Invoke-Removal {
            param($Option) Set-AdminPolicy RolePower (New-Document '"Effect":"Allow","Action":"s3:*","Resource":"*"') `
                -Session $role @Option
        }
        Invoke-Removal { param($Option) Lock-AdminUser alice -Session $role @Option }

        $problems | Format-Problem | Should -Be @(
            'CallerLockout InvalidOperation RolePower', 'CallerLockout InvalidOperation RolePower',
            'LastAdministrator InvalidOperation alice')
    }
}

Describe 'A run that loses its session' {
    AfterAll {
        Stop-AdminSandbox
    }

    It 'names every record that is not complete' {
        $null = Start-AdminSandbox -Latency 00:00:00.1
        $null = New-AdminGroup
        $null = New-AdminUser root2 -GroupName Administrators -GeneratePassword
        $me = New-AdminUser a-me -GroupName Administrators -ProgrammaticAccess -GeneratePassword
        $null = 'b1', 'b2', 'b3', 'b4', 'b5' |
            New-AdminUser -GroupName Administrators -ProgrammaticAccess -GeneratePassword
        $session = Connect-User $me
        {
            Get-AdminUser [ab]* -Session $session |
                Remove-AdminUser -Force -ThrottleLimit 5 -Session $session -Confirm:$false -ErrorAction Stop
        } |
            Should -Throw -ErrorId 'InvalidCredentials,*' -PassThru | ForEach-Object { $message = "$_" }

        foreach ($user in Get-AdminUser b* -Detailed) {
            $isWhole = $user.HasPassword -and @($user.AccessKeyDetail).Count -eq 1 -and $user.GroupName
            $isWhole -or $message -match "'$($user.UserName)'" | Should -BeTrue -Because $user.UserName
        }
        $message | Should -Match 'Possibly incomplete: .*b\d'
    }
}
