BeforeDiscovery {
    $prompts = @(
        @{
            Command = 'Remove-AdminIdentityUser alice'
            Text = 'Delete user; delete 1 assignment: Readers in 111122223333; remove from 1 group: Team" on target'
        }
        @{
            Command = 'Remove-AdminUser alice'
            Text = 'Delete user with console password, access key AKIA\w+, .*membership of Team'
        }
        @{
            Command = 'Remove-AdminGroup Team -Force'
            Text = 'Delete group; remove 1 member: alice; detach 1 policy: SecurityAudit'
        }
        @{
            Command = 'Remove-AdminIdentityUserFromGroup alice Team'
            Text = 'Remove from group Team" on target "alice"'
        }
        @{
            Command = 'Remove-AdminAccountAssignment Readers Prod -GroupName Team'
            Text = 'Delete the assignment of ''Readers'' to the group ''Team''" on target "Prod \(111122223333\)"'
        }
        @{
            Command = 'Remove-AdminIdentityGroup Team'
            Text = 'Delete group; delete 1 assignment: Readers in 111122223333; remove 1 member'
        }
        @{
            Command = 'Lock-AdminIdentityUser alice'
            Text = 'Remove from group Team; delete assignment of Readers in 111122223333'
        }
        @{ Command = 'Remove-AdminPolicy Own'; Text = 'Delete policy with its versions v2, v1' }
        @{
            Command = 'Lock-AdminUser alice -RemovePassword'
            Text = 'Deny all actions; disable access key AKIA\w+; delete the console password'
        }
        @{
            Command = 'Remove-AdminAccountAlias'
            Text = 'Delete alias example-corp, which ends the sign-in URL https://example-corp\.signin\.aws'
        }
        @{
            Command = 'Update-AdminAccessKey alice -RemoveOld'
            Text = 'Replace the access key AKIA\w+ and remove it'
        }
        @{
            Command = 'Remove-AdminAccessKey (Get-AdminAccessKey).AccessKeyId -Force'
            Text = 'Delete access key" on target "AKIA\w+ of alice"'
        }
        @{ Command = 'Remove-AdminMfaDevice alice'; Text = 'Remove MFA device of alice" on target "arn:\S+/alice"' }
        @{ Command = 'Remove-AdminUserFromGroup alice Team'; Text = 'Remove from group Team' }
        @{ Command = 'Remove-AdminGroupPolicy Team SecurityAudit'; Text = 'Detach SecurityAudit' }
        @{ Command = 'Remove-AdminUserPassword alice'; Text = 'Delete console password' }
        @{
            Command = 'Remove-AdminPasswordPolicy'
            Text = 'Delete password policy: MinimumPasswordLength: 14 -> 8; .*PasswordReusePrevention: 24 -> 0'
        }
        @{
            Command = 'Repair-AdminAccount DirectPolicy alice'
            Text = 'Move the policies of alice to a group: IAMUserChangePassword'
        }
        @{
            Command = 'Disable-AdminRootAccess'
            Text = 'Disable centralized root access: RootCredentialsManagement: True -> False; RootSessions: True'
        }
        @{
            Command = 'Remove-AdminRootCredential Prod -Session (New-AdminUser ann Roots -ProgrammaticAccess |
                Connect-AdminAccount -EndpointUrl $url)'
            Text = 'Delete the root credentials: password" on target "''Prod'' \(111122223333\)"'
        }
        @{ Command = 'Remove-AdminPermissionSet Trial'; Text = 'Delete permission set" on target "Trial"' }
        @{
            Command = 'Remove-AdminServiceLinkedRole cloudhsm.amazonaws.com'
            Text = 'Delete the service-linked role of cloudhsm\.amazonaws\.com'
        }
    )
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    $manifest = Convert-Path (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    $pwsh, [string[]] $leading = Get-PowerShellCommand

    # A script that connects to the sandbox of this process, and reports the errors of a command as JSON.
    function Get-Script([string] $Command) {
        @"
Import-Module '$manifest'
`$url = '$((Get-AdminSandbox).EndpointUrl)'
`$null = Connect-AdminAccount -AccessKey sandbox -SecretKey sandbox -EndpointUrl `$url
`$problems = @()
try {
    $Command -ErrorVariable problems -ErrorAction SilentlyContinue
}
catch {
    `$problems = @(`$_)
}
'ERRORS ' + (ConvertTo-Json -Compress -InputObject @(`$problems | ForEach-Object { @{
    Id = `$_.FullyQualifiedErrorId -replace ',.*'; Text = "`$_"; Advice = "`$(`$_.ErrorDetails.RecommendedAction)" } }))
"@
    }

    function Read-Problem([string[]] $Output) {
        $line = $Output.Where({ $_ -match 'ERRORS \[' })[0]
        , @($line -replace '^.*?ERRORS ' | ConvertFrom-Json)
    }

    # Runs a command with a console, whose input is the given answer, and returns the output with the prompt.
    function Invoke-Console([string] $Command, [string[]] $Argument, [object] $Answer = $null) {
        $path = Join-Path $TestDrive "$([guid]::NewGuid()).ps1"
        Set-Content -LiteralPath $path (Get-Script $Command)
        @($Answer | & $pwsh @leading -NoProfile @Argument -File $path 2>&1 | ForEach-Object { "$_" })
    }
}

AfterAll {
    Stop-AdminSandbox
}

Describe 'Where nobody can answer a prompt' {
    BeforeAll {
        $null = Start-AdminSandbox
        $null = New-AdminUser alice
        $null = New-AdminUser bob
        $null = New-AdminGroup Team -Policy @()
    }

    It 'a command is refused for each record, with the way that works: <Shell>' -ForEach @(
        @{ Shell = 'pwsh -NonInteractive'; Invoke = { Invoke-Console $args[0] -NonInteractive } }
        @{ Shell = 'a console whose input has ended'; Invoke = { Invoke-Console $args[0] } }
        @{
            Shell = 'a runspace without a user interface'
            Invoke = {
                $shell = [powershell]::Create()
                $shell.AddScript((Get-Script $args[0])).Invoke()
                $shell.Dispose()
            }
        }
        @{
            Shell = 'a job'
            Invoke = {
                Start-ThreadJob ([scriptblock]::Create((Get-Script $args[0]))) | Receive-Job -Wait -AutoRemoveJob
            }
        }
    ) {
        $problems = Read-Problem (& $Invoke "@{ UserName = 'alice' }, @{ UserName = 'bob' } | Remove-AdminUser")

        $problems.Id | Should -Be 'ConfirmationRequired', 'ConfirmationRequired'
        $problems[0].Text | Should -BeLike "Row 1: 'alice' was not changed: Remove-AdminUser prompts for confirmation*"
        $problems[1].Text | Should -BeLike "Row 2: 'bob' was not changed:*"
        $problems[0].Advice | Should -BeLike '*-Confirm:$false*'
        (Get-AdminUser).UserName | Should -Be alice, bob
    }

    It 'is refused once for a pattern: <Command>' -ForEach @(
        @{ Command = 'Remove-AdminUser *' }
        @{ Command = 'Lock-AdminUser *' }
        @{ Command = 'Remove-AdminGroup * -Force' }
        @{ Command = 'Set-AdminUser alice -Tag @{ Team = 1 } -Confirm' }
        @{ Command = 'Stop-AdminSandbox -Confirm; $null = Start-AdminSandbox -Confirm' }
    ) {
        $problems = Read-Problem (Invoke-Console $Command -NonInteractive)

        $problems.Id | Should -Be ConfirmationRequired
    }

    It 'names the missing parameters of every command' {
        $manifest = Convert-Path (Join-Path $PSScriptRoot '../../AdminIam.psd1')
        $output = & $pwsh @leading -NoProfile -NonInteractive -Command "
            Import-Module '$manifest'
            foreach (`$command in Get-Command -Module AdminIam) {
                if (`$command.ParameterSets.Where({ `$_.IsDefault }).Parameters.IsMandatory -contains `$true) {
                    try { & `$command } catch { `"`$command `$(`$_.FullyQualifiedErrorId -replace ',.*')`" }
                }
            }"

        $output.Count | Should -BeGreaterThan 20
        $output -notmatch ' MissingMandatoryParameter$' | Should -BeNullOrEmpty
    }

    It 'runs with -Confirm:$false, and previews with -WhatIf' {
        (Read-Problem (Invoke-Console 'Remove-AdminUser bob -WhatIf' -NonInteractive)).Count | Should -Be 0
        (Get-AdminUser).UserName | Should -Be alice, bob
        (Read-Problem (Invoke-Console 'Remove-AdminUser bob -Confirm:$false' -NonInteractive)).Count | Should -Be 0
        (Get-AdminUser).UserName | Should -Be alice
    }

    It 'is answered by what is piped to a console' {
        $null = New-AdminUser bob
        (Read-Problem (Invoke-Console 'Remove-AdminUser bob' -Answer n)).Count | Should -Be 0
        (Get-AdminUser).UserName | Should -Be alice, bob
        (Read-Problem (Invoke-Console 'Remove-AdminUser bob' -Answer y)).Count | Should -Be 0
        (Get-AdminUser).UserName | Should -Be alice
    }
}

Describe 'The prompt' {
    BeforeAll {
        $null = Start-AdminSandbox -Account 'Prod=111122223333' -CallRate 0
        $null = Enable-AdminRootAccess
        $null = New-AdminGroup Roots AdministratorAccess
        $null = New-AdminIdentityGroup Team
        $null = New-AdminIdentityUser alice Team -GivenName A -FamilyName B
        $null = New-AdminPermissionSet Trial ViewOnlyAccess
        $null = New-AdminPermissionSet Readers @()
        $null = New-AdminAccountAssignment Readers Prod -GroupName Team
        $null = New-AdminAccountAssignment Readers Prod -UserName alice
        $null = New-AdminGroup Team -Policy SecurityAudit
        $alice = New-AdminUser alice -GroupName Team -ProgrammaticAccess -GeneratePassword
        $null = New-AdminMfaDevice alice | Enable-AdminMfaDevice -FromSeed
        $null = New-AdminPolicy Own -Template CloudHSM
        $null = Set-AdminPolicy Own -Template ManageOwnCredentials
        $null = Set-AdminAccountAlias example-corp
        $null = Set-AdminPasswordPolicy -Preset CIS
        $null = New-AdminServiceLinkedRole cloudhsm.amazonaws.com
    }

    It 'of <Command> lists what goes' -ForEach $prompts {
        # The console wraps the prompt.
        ((Invoke-Console $Command -Answer n) -join ' ' -replace '\s+', ' ') | Should -Match $Text
    }

    It 'of a new version of a policy names the version that goes' {
        $version = @{ Effect = 'Allow'; Action = 's3:Get*'; Resource = '*' }
        $null = New-AdminPolicy Full @{ Version = '2012-10-17'; Statement = $version }
        2..5 | ForEach-Object {
            $version.Sid = "v$_"
            $null = Set-AdminPolicy Full @{ Version = '2012-10-17'; Statement = $version }
        }

        ((Invoke-Console 'Set-AdminPolicy Full -Template CloudHSM -Confirm' -Answer n) -join ' ' -replace '\s+', ' ') |
            Should -Match 'Update policy: document: v5 -> new version; version v1: deleted'
        (Get-AdminPolicyVersion Full).Count | Should -Be 5
    }

    It 'is tested for every command that prompts' -ForEach @{ Prompts = $prompts } {
        $high = (Get-Command -Module AdminIam).Where({
                [Management.Automation.CommandMetadata]::new($_).ConfirmImpact -eq 'High' })

        $Prompts.Command -replace '(?s) .*' | Sort-Object | Should -Be ($high.Name | Sort-Object)
    }

    It 'of <Command> costs no calls if it is not shown' -ForEach @(
        @{ Command = { Lock-AdminUser alice -Force -Confirm:$false }; Call = 'ListSSHPublicKeys'; Calls = 1 }
        @{ Command = { Remove-AdminPolicy Own -Confirm:$false }; Call = 'ListPolicyVersions'; Calls = 1 }
        @{ Command = { Remove-AdminGroup Team -Force -AllowLockout -Confirm:$false }; Call = 'GetGroup'; Calls = 1 }
        @{ Command = { Remove-AdminAccountAlias -Confirm:$false }; Call = 'ListAccountAliases'; Calls = 2 }
    ) {
        $before = [int] (Get-AdminSandbox).CallsByAction[$Call]
        $null = & $Command

        (Get-AdminSandbox).CallsByAction[$Call] - $before | Should -Be $Calls
    }

    It 'of a group that is not empty is not shown without -Force' {
        $null = New-AdminGroup Full -Policy SecurityAudit
        $output = Invoke-Console 'Remove-AdminGroup Full' -Answer y

        (Read-Problem $output).Id | Should -Be GroupNotEmpty
        $output | Out-String | Should -Not -Match 'Are you sure'
    }
}
