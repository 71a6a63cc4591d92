BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    $noCli = -not (Test-AwsCli)
    $everything = '{"Effect":"Allow","Action":"*","Resource":"*"}'
    $denial = '{"Sid":"DenyEverything","Effect":"Deny","Action":"*","Resource":"*"}'
    $sessions = '{"Sid":"SessionsIssuedBefore","Effect":"Deny","Action":"*","Resource":"*",' +
        '"Condition":{"DateLessThan":{"aws:TokenIssueTime":"2026-01-02T03:04:05Z"}}}'
    $took = '{"Sid":"TakenByTheLock","Effect":"Deny","Action":"*","Resource":"*",' +
        '"Condition":{"StringNotEquals":{"aws:PrincipalTag/AdminIamLockTook":["AccessKey KEY"]}}}'
    $forgeries = @(
        @{ Case = 'allows everything'; Statement = $everything; Denies = $false }
        @{
            Case = 'denies only where a condition holds'
            Statement = $denial.Replace('"*"}', '"*","Condition":{"StringEquals":{"aws:username":"nobody"}}}'),
                $sessions, $took
            Denies = $false
        }
        @{
            Case = 'denies one service'
            Statement = $denial.Replace('"Action":"*"', '"Action":"s3:*"'), $sessions, $took; Denies = $false
        }
        @{
            Case = 'denies one resource'
            Statement = $denial.Replace('"Resource":"*"', '"Resource":"arn:aws:s3:::x"'), $sessions, $took
            Denies = $false
        }
        @{ Case = 'denies old sessions alone'; Statement = $sessions, $took; Denies = $false }
        @{
            Case = 'contains more than that of a lock'; Statement = $denial, $sessions, $took, $everything
            Denies = $true
        }
        @{
            Case = 'has its list under another condition'
            Statement = $denial, $sessions, $took.Replace('StringNotEquals', 'StringNotLike'); Denies = $true
        }
    )
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    $quiet = @{
        Confirm = $false; ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems'
        WarningAction = 'SilentlyContinue'; WarningVariable = 'warnings'
    }

    function Write-InlinePolicy($UserName, $PolicyName, $Document) {
        $null = Invoke-AwsCli iam put-user-policy --user-name $UserName --policy-name $PolicyName `
            --policy-document $Document
    }

    function Write-BigPolicy {
        $statement = '{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::' + ('x' * 900) + '"}'
        Write-InlinePolicy alice big ('{"Version":"2012-10-17","Statement":[' + $statement + ',' + $statement + ']}')
    }

    # A session that is authorized for everything except what the statements deny.
    function Connect-Operator([string[]] $Denied) {
        $operator = New-AdminUser operator -ProgrammaticAccess
        $actions = ConvertTo-Json @($Denied) -Compress
        Write-InlinePolicy operator own (
            '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},{"Effect":"Deny",' +
                '"Action":' +
            $actions + ',"Resource":"*"}]}')
        $url = (Get-AdminSandbox).EndpointUrl
        $operator | Connect-AdminAccount -EndpointUrl $url
        # The other commands of the test run as the root user.
        $null = Connect-AdminAccount -AccessKey sandbox -SecretKey sandbox -EndpointUrl $url
    }

    function Get-LockPolicy {
        (Invoke-AwsCli iam get-user-policy --user-name alice --policy-name AdminIamLock).PolicyDocument.Statement
    }
}

Describe 'A lock that another user tampers with' -Skip:$noCli {
    BeforeEach {
        $null = Start-AdminSandbox
        $alice = New-AdminUser alice -ProgrammaticAccess -GeneratePassword -GroupName (New-AdminGroup).GroupName `
            -Path /staff/
        $null = New-AdminUser other -GroupName Administrators -GeneratePassword
        $off = New-AdminAccessKey alice
        $null = $off | Disable-AdminAccessKey
    }

    AfterAll {
        Stop-AdminSandbox
    }

    It 'replaces a policy that <Case>, and does not trust its content' -ForEach $forgeries {
        $document = '{"Version":"2012-10-17","Statement":[' + ($Statement -join ',').Replace('KEY', $off.AccessKeyId) +
            ']}'
        Write-InlinePolicy alice AdminIamLock $document
        (Get-AdminUser alice -Detailed).IsLocked | Should -Be $Denies
        (Get-AdminUser -Detailed | Where-Object UserName -EQ alice).IsLocked | Should -Be $Denies

        (Lock-AdminUser alice @quiet).Outcome | Should -Be Locked

        "$warnings" | Should -Match 'not as Lock-AdminUser writes it'
        $statements = Get-LockPolicy
        $statements.Count | Should -Be 3
        $statements[0].Effect, $statements[0].Action, $statements[0].Resource, $statements[0].Condition |
            Should -Be Deny, *, *, $null
        $statements[2].Condition.StringNotEquals.'aws:PrincipalTag/AdminIamLockTook' |
            Should -Be "AccessKey $($alice.AccessKeyId)"
        (Get-AdminUser alice -Detailed).IsLocked | Should -BeTrue
        (Unlock-AdminUser alice).Outcome | Should -Be Unlocked
        (Get-AdminAccessKey alice | Where-Object Status -EQ Active).AccessKeyId | Should -Be $alice.AccessKeyId
    }

    It 'detects that its policy was weakened while the user was locked' {
        $null = Lock-AdminUser alice -Confirm:$false
        Write-InlinePolicy alice AdminIamLock ('{"Version":"2012-10-17","Statement":[{"Effect":"Deny",' +
            '"Action":"s3:*","Resource":"*"}]}')

        (Get-AdminUser alice -Detailed).IsLocked | Should -BeFalse
        (Lock-AdminUser alice @quiet).Outcome | Should -Be Locked
        (Get-AdminUser alice -Detailed).IsLocked | Should -BeTrue
    }

    It 'accepts its policy as the console saves it' {
        $null = Lock-AdminUser alice -Confirm:$false
        $document = Invoke-AwsCli iam get-user-policy --user-name alice --policy-name AdminIamLock
        $statements = $document.PolicyDocument.Statement
        $statements[2].Condition.StringNotEquals.'aws:PrincipalTag/AdminIamLockTook' = "AccessKey $($alice.AccessKeyId)"
        Write-InlinePolicy alice AdminIamLock ($document.PolicyDocument | ConvertTo-Json -Depth 9)

        (Lock-AdminUser alice -Confirm:$false).Outcome | Should -Be Unchanged
        $null = Unlock-AdminUser alice
        (Get-AdminAccessKey alice | Where-Object Status -EQ Active).AccessKeyId | Should -Be $alice.AccessKeyId
    }

    It 'unlocks nothing by a forged policy, and recommends an action' {
        Write-InlinePolicy alice AdminIamLock ('{"Version":"2012-10-17","Statement":[{"Effect":"Deny",' +
            '"Action":"s3:*","Resource":"*"}]}')

        Unlock-AdminUser alice @quiet | Should -BeNullOrEmpty
        $problems | Format-Problem | Should -Be 'LockUnreadable InvalidOperation alice'
        $problems[0].ErrorDetails.RecommendedAction | Should -Match 'Lock-AdminUser'
    }

    It 'disables keys and attaches AWSDenyAll if other inline policies use up the size quota' {
        Write-BigPolicy

        (Lock-AdminUser alice @quiet).Outcome | Should -Be Locked

        "$warnings" | Should -Match 'AWSDenyAll is attached instead'
        $locked = Get-AdminUser alice -Detailed
        $locked.Policy, $locked.IsLocked | Should -Be AWSDenyAll, $true
        $locked.AccessKeyDetail.Status | Should -Be Inactive, Inactive
        (Get-AdminUser -Detailed | Where-Object UserName -EQ alice).IsLocked | Should -BeTrue
        (Lock-AdminUser alice @quiet).Outcome | Should -Be Unchanged
        (Unlock-AdminUser alice).Outcome | Should -Be Unlocked
        $unlocked = Get-AdminUser alice -Detailed
        $unlocked.Policy | Should -BeNullOrEmpty
        $unlocked.Tag.Keys | Should -BeNullOrEmpty
        $unlocked.IsLocked | Should -BeFalse
        (Get-AdminAccessKey alice | Where-Object Status -EQ Active).AccessKeyId | Should -Be $alice.AccessKeyId
    }

    It 'does not detach an AWSDenyAll that it has not attached' {
        Write-BigPolicy
        $null = Invoke-AwsCli iam attach-user-policy --user-name alice --policy-arn arn:aws:iam::aws:policy/AWSDenyAll

        (Lock-AdminUser alice @quiet).Outcome | Should -Be Locked
        (Unlock-AdminUser alice).Outcome | Should -Be Unlocked

        (Get-AdminUser alice -Detailed).Policy | Should -Be AWSDenyAll
        (Get-AdminAccessKey alice | Where-Object Status -EQ Active).AccessKeyId | Should -Be $alice.AccessKeyId
    }

    It 'locks a user whose policies it is not authorized to read' {
        $session = Connect-Operator iam:GetUserPolicy

        (Lock-AdminUser alice -Session $session @quiet).Outcome | Should -Be Locked

        "$warnings" | Should -Match 'could not be read .*AWSDenyAll is attached instead'
        (Get-AdminUser alice -Detailed).AccessKeyDetail.Status | Should -Be Inactive, Inactive
        (Get-AdminUser alice -Detailed).Policy | Should -Be AWSDenyAll
    }

    It 'reports what it disabled if it is not authorized to record it' {
        $session = Connect-Operator iam:PutUserPolicy, iam:TagUser

        (Lock-AdminUser alice -Session $session @quiet).Outcome | Should -Be Locked
        "$warnings" | Should -Match "could not be recorded.*$($alice.AccessKeyId)"
    }

    It 'disables keys if nothing can be denied, and the outcome is not Locked' {
        $session = Connect-Operator iam:PutUserPolicy, iam:AttachUserPolicy

        (Lock-AdminUser alice -Session $session @quiet).Outcome | Should -Be Incomplete

        $problems | Format-Problem | Should -Be 'LockIncomplete InvalidOperation alice'
        "$problems" | Should -Match 'not denied any actions yet'
        (Get-AdminAccessKey alice).Status | Should -Be Inactive, Inactive
    }

    It 'denies everything if it is not authorized to have keys <Case>, and the outcome is not Locked' -ForEach @(
        @{ Case = 'listed'; Action = 'iam:ListAccessKeys' }
        @{ Case = 'disabled'; Action = 'iam:UpdateAccessKey' }
        @{ Case = 'checked for SSH'; Action = 'iam:ListSSHPublicKeys' }
    ) {
        $session = Connect-Operator $Action

        (Lock-AdminUser alice -Force -Session $session @quiet).Outcome | Should -Be Incomplete

        $problems | Format-Problem | Should -Be 'LockIncomplete InvalidOperation alice'
        "$problems" | Should -Match "denied all actions.*$Action"
        (Get-AdminUser alice -Detailed).IsLocked | Should -BeTrue
    }

    It 'continues an unlock that failed half way' {
        $null = Lock-AdminUser alice -Confirm:$false
        $session = Connect-Operator iam:DeleteUserPolicy

        Unlock-AdminUser alice -Session $session @quiet | Should -BeNullOrEmpty

        $problems | Format-Problem | Should -Be 'AccessDenied PermissionDenied alice'
        "$problems" | Should -Match "still locked.*$($alice.AccessKeyId) may be active again"
        (Get-AdminUser alice -Detailed).IsLocked | Should -BeTrue
        (Unlock-AdminUser alice).Outcome | Should -Be Unlocked
        (Get-AdminAccessKey alice | Where-Object Status -EQ Active).AccessKeyId | Should -Be $alice.AccessKeyId
        (Get-AdminUser alice -Detailed).InlinePolicy | Should -BeNullOrEmpty
    }

    It 'lists with -WhatIf what is restored' {
        $null = Lock-AdminUser alice -Confirm:$false
        $said = Invoke-ChildPowerShell @"
Import-Module `$module
`$null = Connect-AdminAccount -AccessKey sandbox -SecretKey sandbox -EndpointUrl $((Get-AdminSandbox).EndpointUrl)
Unlock-AdminUser alice, other -WhatIf
"@

        $said.Output | Should -Match "Enable AccessKey $($alice.AccessKeyId), delete the inline policy AdminIamLock"
        $said.Output | Should -Match 'not locked'
        $said.Output | Should -Not -Match $off.AccessKeyId
        (Get-AdminUser alice -Detailed).IsLocked | Should -BeTrue
    }
}

Describe 'A lock on an unreliable server' -Skip:$noCli {
    AfterAll {
        Stop-AdminSandbox
    }

    It 'is restored completely with seed <_>' -ForEach 1, 2, 3 {
        $null = Start-AdminSandbox -ServerError 0.2 -DropAfter 0.1 -Seed $_
        $made = 'alice', 'bob' | New-AdminUser -ProgrammaticAccess

        ($made | Lock-AdminUser -Confirm:$false).Outcome | Should -Be Locked, Locked
        ($made | Get-AdminAccessKey).Status | Should -Be Inactive, Inactive
        ($made | Unlock-AdminUser).Outcome | Should -Be Unlocked, Unlocked
        ($made | Get-AdminAccessKey).Status | Should -Be Active, Active
    }
}
