BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
}

AfterAll {
    Stop-AdminSandbox
    Disconnect-AdminAccount
}

Describe 'Get-AdminCommandPermission' {
    It 'returns one object for each action and parameter that causes it, without a session' {
        $permissions = Get-AdminCommandPermission New-AdminUser

        $permissions[0].CommandName | Should -Be New-AdminUser
        $permissions.Where({ $_.Action -eq 'iam:CreateUser' }).Parameter | Should -BeNullOrEmpty
        $permissions.Where({ $_.Action -eq 'iam:TagUser' }).Parameter | Should -Be Email, Rollback, Tag
        $permissions.Where({ $_.Action -eq 'iam:CreateUser' }).DocumentationUri |
            Should -Be 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateUser.html'
    }

    It 'says what happens without an optional action' {
        $alias = (Get-AdminCommandPermission Set-AdminUserPassword).Where({ $_.Action -eq 'iam:ListAccountAliases' })

        $alias.IsOptional | Should -BeTrue
        $alias.Otherwise | Should -Be 'the sign-in URL contains the account ID instead of the alias'
        (Get-AdminCommandPermission Set-AdminUserPassword).Where(
            { $_.Action -eq 'iam:UpdateLoginProfile' }).IsOptional | Should -BeFalse
    }

    It 'knows every cmdlet of the module, and returns nothing for those that require no permission' {
        $names = (Get-Command -Module AdminIam).Name

        { $names | Get-AdminCommandPermission -ErrorAction Stop } | Should -Not -Throw
        Get-AdminCommandPermission Export-AdminCredential, Get-AdminCommandPermission | Should -BeNullOrEmpty
        (Get-AdminCommandPermission).CommandName | Sort-Object -Unique | Should -BeIn $names
    }

    It 'takes commands from the pipeline, once each' {
        $once = Get-AdminCommandPermission Get-AdminUser

        (Get-Command Get-AdminUser, Get-AdminUser | Get-AdminCommandPermission).Count | Should -Be $once.Count
        ('get-adminuser' | Get-AdminCommandPermission).Action | Should -Be $once.Action
    }

    It 'suggests the name that was probably meant' {
        $problem = { Get-AdminCommandPermission New-AdminUsr -ErrorAction Stop } | Should -Throw -PassThru

        $problem | Format-Problem | Should -Be 'CommandNotFound ObjectNotFound New-AdminUsr'
        "$problem" | Should -Match "Did you mean 'New-AdminUser'"
        Get-AdminCommandPermission Nothing* | Should -BeNullOrEmpty
    }

    It 'leaves out what only excluded parameters cause' {
        $all = (Get-AdminCommandPermission New-AdminUser).Action
        $less = (Get-AdminCommandPermission New-AdminUser -ExcludeParameter Rollback).Action
        $least = Get-AdminCommandPermission New-AdminUser -ExcludeParameter *

        $all | Should -Contain iam:DeleteUser
        $less | Should -Not -Contain iam:DeleteUser
        # -ProgrammaticAccess calls it as well, if a response is lost.
        $less | Should -Contain iam:DeleteAccessKey
        $least.Where({ $_.Parameter }) | Should -BeNullOrEmpty
        $least.Action | Should -Contain iam:CreateUser
    }
}

Describe 'The view of Get-AdminCommandPermission' {
    It 'shows the action, and what it depends on, at 80 columns' {
        $PSStyle.OutputRendering = 'PlainText'
        $lines = (Get-AdminCommandPermission | Out-String -Width 79) -split '\r?\n' | ForEach-Object TrimEnd

        $lines | Should -Contain '   CommandName: New-AdminUser'
        $lines | Should -Contain 'iam:CreateUser'
        $lines | Should -Contain "$('iam:TagUser'.PadRight(41)) -Email"
        $lines | Should -Contain "$('iam:UpdateUser'.PadRight(41)) -Path, with -Ensure"
        $lines | Should -Contain "$('iam:GetAccountSummary'.PadRight(41)) optional"
        # No action is cut.
        foreach ($action in (Get-AdminCommandPermission).Action) {
            $lines -match "^$action( |$)" | Should -Not -BeNullOrEmpty
        }
    }
}

Describe 'The view of the longest actions' {
    It 'shows the whole name, and what it depends on below, at 80 columns' {
        $PSStyle.OutputRendering = 'PlainText'
        $action = 'sso:DetachCustomerManagedPolicyReferenceFromPermissionSet'
        $permissions = foreach ($condition in 'for policies of the account, if the name is not an ARN', $null) {
            [pscustomobject]@{
                PSTypeName = 'AdminIam.AdminCommandPermission'
                CommandName = 'Set-AdminPermissionSet'
                Action = $action
                Parameter = $condition ? 'Policy' : $null
                Condition = $condition
                IsOptional = $false
            }
        }
        $lines = ($permissions | Out-String -Width 79) -split '\r?\n' | ForEach-Object TrimEnd
        $first = $lines.IndexOf($action)

        $lines[$first..($first + 3)] | Should -Be @(
            $action
            "$(' ' * 42)-Policy, for policies of the account,"
            "$(' ' * 42)if the name is not an ARN"
            $action
        )
    }
}

Describe 'Get-AdminCommandPermission -AsPolicy' {
    It 'returns one policy for all commands, the same in any order' {
        $policy = Get-AdminCommandPermission Remove-AdminUser, Get-AdminUser -AsPolicy

        $policy | Should -BeOfType string
        Get-AdminCommandPermission Get-AdminUser, Remove-AdminUser -AsPolicy | Should -BeExactly $policy
        'Remove-AdminUser', 'Get-AdminUser' | Get-AdminCommandPermission -AsPolicy | Should -BeExactly $policy
        $statement = ($policy | ConvertFrom-Json).Statement
        $statement.Effect | Should -Be Allow
        $statement.Resource | Should -Be '*'
        $statement.Action | Sort-Object |
            Should -Be ((Get-AdminCommandPermission Remove-AdminUser, Get-AdminUser).Action | Sort-Object -Unique)
    }

    It 'allows only the policy that a command attaches' {
        $statements = (Get-AdminCommandPermission Set-AdminUserPassword -AsPolicy | ConvertFrom-Json).Statement

        $statements.Count | Should -Be 2
        $statements[0].Action | Should -Not -Contain iam:AttachUserPolicy
        $statements[1].Action | Should -Be iam:AttachUserPolicy
        $statements[1].Condition.ArnLike.'iam:PolicyARN' | Should -Be 'arn:*:iam::aws:policy/IAMUserChangePassword'
    }

    It 'joins the policies that several commands attach, and limits nothing that one of them calls for any policy' {
        $both = (Get-AdminCommandPermission Set-AdminUserPassword, Lock-AdminUser -AsPolicy |
            ConvertFrom-Json).Statement
        $any = (Get-AdminCommandPermission New-AdminUser, Remove-AdminUser -AsPolicy | ConvertFrom-Json).Statement

        $both.Where({ $_.Action -contains 'iam:AttachUserPolicy' }).Condition.ArnLike.'iam:PolicyARN' |
            Should -Be 'arn:*:iam::aws:policy/AWSDenyAll', 'arn:*:iam::aws:policy/IAMUserChangePassword'
        $any.Where({ $_.Action -contains 'iam:DetachUserPolicy' }).Condition | Should -BeNullOrEmpty
    }

    It 'returns a policy that New-AdminPolicy accepts, for all commands' {
        $null = Start-AdminSandbox

        (New-AdminPolicy Runbook -Document (Get-AdminCommandPermission -AsPolicy)).Outcome | Should -Be Created
    }

    It 'does not allow a user who sets passwords to attach any other policy' {
        $null = New-AdminGroup Setters (New-AdminPolicy Setters `
            -Document (Get-AdminCommandPermission Set-AdminUserPassword -AsPolicy))
        $null = New-AdminUser alice
        $setter = New-AdminUser setter Setters -ProgrammaticAccess |
            Connect-AdminAccount -EndpointUrl (Get-AdminSandbox).EndpointUrl

        (Set-AdminUserPassword alice -GeneratePassword -Session $setter).Outcome | Should -Be Created
        { Add-AdminGroupPolicy Setters AdministratorAccess -Session $setter -ErrorAction Stop } |
            Should -Throw '*not authorized*'
    }

    It 'warns if there is nothing to allow' {
        $warning = Get-AdminCommandPermission Export-AdminCredential -AsPolicy 3>&1

        "$warning" | Should -Be 'No permissions are required for Export-AdminCredential, so there is no policy.'
    }
}
